import { findNames } from '../../core/templates/find-variables.ts'
import { parseTemplate } from '../../core/templates/parse-template.ts'
import { templateFilters } from '../../core/templates/vocabulary.ts'
import { literalTemplate } from './literal-template.ts'
import type { LossList } from './loss.ts'

/**
 * Takes over a text that is Jinja (or Nunjucks, whose `dump` is Jinja's `tojson`). What our Jinja lacks is named; a
 * text that cannot be parsed is kept as text. Line ends and blanks beside statements, which
 * other engines keep and ours takes away, are written out. `keepsLastLineEnd` is for engines that keep the very last one.
 */
export function jinjaTemplate(
  losses: LossList,
  { keepsLastLineEnd = false }: { keepsLastLineEnd?: boolean } = {},
): (text: string, where: string) => string {
  return (text, where) => {
    const source = withBlanksKept(withRawBlocks(text).replaceAll(/\|\s*dump\b(?:\(\s*\))?/gu, '| tojson'))
    const parsed = parseTemplate(source)
    if ('error' in parsed) {
      const { reason, range } = parsed.error
      losses.add(
        'a template that cannot be read',
        where,
        `it is kept as plain text (line ${range.line}, column ${range.column}: ${reason})`,
      )
      return literalTemplate(text)
    }
    for (const { name } of findNames(source).filters) {
      if (!templateFilters.includes(name)) losses.add(`the filter "${name}"`, where, 'there is none of that name here')
    }
    return keepsLastLineEnd && source.endsWith('\n') ? `${source}\n` : source
  }
}

/** `{% raw %}` is not in our Jinja, and need not be: what stands in it is text. */
function withRawBlocks(text: string): string {
  return text.replaceAll(/\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}/gsu, (_, inside: string) => {
    const literal = literalTemplate(inside)
    return inside.endsWith('\n') ? literal.slice(0, -1) : literal
  })
}

/** Writes out what our rendering would take away: the line end behind a statement and the blanks before one. */
function withBlanksKept(source: string): string {
  return source
    .replaceAll(/(?<=^[ \t]*)[ \t]+(?=\{[%#](?!-))/gmu, (blanks) => `{{ "${blanks.replaceAll('\t', '\\t')}" }}`)
    .replaceAll(/(?<!-)([%#]\})\n/gu, '$1{{ "\\n" }}')
}
