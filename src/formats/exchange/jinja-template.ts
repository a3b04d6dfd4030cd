import { findNames } from '../../core/templates/find-variables.ts'
import { parseTemplate } from '../../core/templates/parse-template.ts'
import { templateFilters } from '../../core/templates/vocabulary.ts'
import { literalTemplate } from './literal-template.ts'
import type { LossList } from './loss.ts'

/**
 * Takes over a text that is Jinja (or Nunjucks, whose `dump` is Jinja's `tojson`). What our Jinja lacks is named; a
 * text that cannot be parsed is kept as text. Where other engines keep the line end after a statement, ours takes it
 * away, as chat templates do; that is said too.
 */
export function jinjaTemplate(losses: LossList): (text: string, where: string) => string {
  return (text, where) => {
    const source = withRawBlocks(text).replaceAll(/\|\s*dump\b(?:\(\s*\))?/gu, '| tojson')
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
    if (/[%#]\}\n/u.test(source)) {
      const why =
        'it is taken away here, as in chat templates, and kept by other engines: add blank lines where you miss them'
      losses.add('the line end behind {% ... %}', where, why)
    }
    return source
  }
}

/** `{% raw %}` is not in our Jinja, and need not be: what stands in it is text. */
function withRawBlocks(text: string): string {
  return text.replaceAll(/\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}/gsu, (_, inside: string) => {
    const literal = literalTemplate(inside)
    return inside.endsWith('\n') ? literal.slice(0, -1) : literal
  })
}
