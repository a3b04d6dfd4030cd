import { AssayError } from '../../errors.ts'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import type { VariableDeclarations } from '../../prompts/variable-declaration.ts'
import { placedReason } from '../explain-syntax-error.ts'
import { parseTemplate } from '../parse-template.ts'
import { findPartials } from './find-partials.ts'
import { partialKey, type PartialReference } from './partial-reference.ts'

/** A version that a reference stands for. */
export interface Partial {
  /** Identifies the text: two partials of one id are the same. */
  versionId: string
  /** As messages name it: `tone@v3`. */
  title: string
  /** A template like any other. */
  text: string
  variables?: VariableDeclarations | undefined
}

/** What a prompt takes in, by `partialKey`; partials of its partials included. */
export type ResolvedPartials = ReadonlyMap<string, Partial>

const mostPartials = 200
const mostLevels = 16

/** Of all partials of a prompt together, in UTF-16 code units. */
const mostText = 2_000_000

/**
 * Finds every partial that a prompt takes in, directly or through another. Throws what `find` throws for a reference
 * that stands for nothing, and `template-broken` for computed names, for partials that take each other in, with the way
 * round, and for too many or too long ones. A message that cannot be parsed is left to the rendering, which says so.
 */
export function resolvePartials(
  content: PromptContent,
  find: (reference: PartialReference) => Partial,
): ResolvedPartials {
  const resolved = new Map<string, Partial>()
  const explored = new Set<string>()
  let length = 0

  function explore(text: string, where: string, path: readonly Partial[]): void {
    for (const { reference, line, column } of findPartials(text)) {
      if (reference === undefined) {
        const mend = 'write its name, and a version if you like, as texts in quotes: partial("tone", "v3")'
        throw broken(where, `line ${line}, column ${column}: a partial is not named by a computed value: ${mend}`)
      }
      const key = partialKey(reference)
      const partial = resolved.get(key) ?? find(reference)
      if (!resolved.has(key)) length += partial.text.length
      resolved.set(key, partial)
      if (resolved.size > mostPartials) throw broken(where, `it takes in more than ${mostPartials} partials`)
      if (length > mostText) throw broken(where, `its partials have more than ${mostText} characters together`)
      descend(partial, path)
    }
  }

  function descend(partial: Partial, path: readonly Partial[]): void {
    const from = path.findIndex(({ versionId }) => versionId === partial.versionId)
    if (from >= 0) {
      const way = [...path.slice(from), partial].map(({ title }) => title).join(' → ')
      throw broken('the prompt', `its partials take each other in without end (${way}): take one of them out`)
    }
    if (path.length >= mostLevels) throw broken('the prompt', `its partials nest more than ${mostLevels} deep`)
    if (explored.has(partial.versionId)) return
    const where = partialPlace(partial)
    const parsed = parseTemplate(partial.text)
    if ('error' in parsed) throw broken(where, placedReason(parsed.error))
    explore(partial.text, where, [...path, partial])
    explored.add(partial.versionId)
  }

  for (const { content: text } of content.messages) {
    if (text.includes('partial') && 'program' in parseTemplate(text)) explore(text, 'the prompt', [])
  }
  return resolved
}

/** The partials of a prompt that stands alone, such as one of a test. */
export const noPartials: ResolvedPartials = new Map()

/** How messages name a partial as the place of something. */
export function partialPlace({ title }: Partial): string {
  return `the partial "${title}"`
}

function broken(where: string, reason: string): AssayError {
  return new AssayError('template-broken', { where, reason })
}
