import { fitVariables } from '../../prompts/fit-variables.ts'
import { renderTemplate } from '../render-template.ts'
import { partialKey, partialTitle, type PartialReference } from './partial-reference.ts'
import { partialPlace, type ResolvedPartials } from './resolve-partials.ts'

/**
 * The function `partial` of templates, for one row: a partial is rendered with the same values as its prompt, its own
 * defaults beneath them, once for each row however often it is taken in. Throws as renderTemplate and fitVariables do,
 * naming the partial.
 */
export function createPartialRenderer(
  partials: ResolvedPartials,
  variables: Readonly<Record<string, unknown>>,
): (...args: unknown[]) => string {
  const rendered = new Map<string, string>()

  function render(...args: unknown[]): string {
    const reference = toReference(args)
    const key = partialKey(reference)
    const known = rendered.get(key)
    if (known !== undefined) return known
    const partial = partials.get(key)
    if (partial === undefined) throw new Error(`there is no partial "${partialTitle(reference)}" here`)
    const where = partialPlace(partial)
    const text = renderTemplate(partial.text, fitVariables(partial.variables, variables, where), where, render)
    rendered.set(key, text)
    return text
  }
  return render
}

function toReference([name, version]: unknown[]): PartialReference {
  if (typeof name !== 'string') throw new Error('a partial is named by a text: partial("tone", "v3")')
  return { name, version: typeof version === 'string' && version !== '' ? version : null }
}
