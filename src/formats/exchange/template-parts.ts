import { locateTokens } from '../../core/templates/locate-tokens.ts'
import { parseTemplate } from '../../core/templates/parse-template.ts'
import { stripBlockMarkers } from '../../core/templates/strip-block-markers.ts'

/** A piece of a template, in the order of the text. */
export type TemplatePart =
  /** Text that is the same for every row, as it is rendered. */
  | { kind: 'text'; text: string }
  /** `{{ name }}` and nothing more. */
  | { kind: 'variable'; name: string }
  /** Anything else: filters, paths, conditions, loops. `source` is as written. */
  | { kind: 'other'; source: string }

/**
 * Takes a template apart into what every tool can hold (text and plain variables) and the rest. A template with
 * statements (`{% ... %}`) or one that cannot be parsed is one part of the kind `other`.
 */
export function templateParts(template: string): TemplatePart[] {
  if ('error' in parseTemplate(template)) return [{ kind: 'other', source: template }]
  const source = trimmed(stripBlockMarkers(template))
  const tokens = locateTokens(source)
  if (tokens.some(({ token }) => token.type === 'OpenStatement')) return [{ kind: 'other', source: template }]
  const parts: TemplatePart[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const first = tokens[index]
    if (first === undefined) break
    if (first.token.type === 'Text') {
      // The library's own value, since blanks that a dash or a comment takes away are gone from it.
      addText(parts, first.token.value)
      continue
    }
    if (first.token.type === 'Comment') continue
    let last = index
    while (last < tokens.length - 1 && tokens[last]?.token.type !== 'CloseExpression') last += 1
    const inside = tokens.slice(index + 1, last)
    const [only] = inside
    if (inside.length === 1 && only?.token.type === 'Identifier') {
      parts.push({ kind: 'variable', name: only.token.value })
    } else if (inside.length === 1 && only?.token.type === 'StringLiteral') {
      addText(parts, only.token.value)
    } else {
      parts.push({ kind: 'other', source: source.slice(first.start, tokens[last]?.end) })
    }
    index = last
  }
  return parts
}

function addText(parts: TemplatePart[], text: string): void {
  const last = parts.at(-1)
  if (last?.kind === 'text') last.text += text
  else if (text !== '') parts.push({ kind: 'text', text })
}

/** What rendering takes away before it reads: one line end at the very end, and the blanks round comments. */
function trimmed(template: string): string {
  return template
    .replace(/\n$/u, '')
    .replaceAll(/^[ \t]*(?=\{[#%-])/gmu, '')
    .replaceAll(/(?<=[#%-]\})\n/gu, '')
}
