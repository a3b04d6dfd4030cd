import { Template } from '@huggingface/jinja'
import { explainSyntaxError, type TemplateSyntaxError } from './explain-syntax-error.ts'
import { withoutMarkers } from './strip-block-markers.ts'
import type { Program } from './template-ast.ts'

/** A template in UTF-16 code units; longer ones are refused. */
const maximumTemplateLength = 1_000_000

const rememberedSize = 64
const remembered = new Map<string, Program>()

/**
 * Parses a template, or says what is wrong with it. As for chat templates, the line end after a tag and the blanks
 * before a tag on its own line are not part of the text, nor is one line end at the very end; nor are the lines that mark
 * blocks. Errors have their places in `source`. The last templates are kept, since the same few are rendered for
 * thousands of rows.
 */
export function parseTemplate(source: string): { program: Program } | { error: TemplateSyntaxError } {
  const known = remembered.get(source)
  if (known) return { program: known }
  const refused = (reason: string) => ({ error: { reason, range: { line: 1, column: 1, endLine: 1, endColumn: 1 } } })
  if (source.length > maximumTemplateLength) return refused(`it is longer than ${maximumTemplateLength} characters`)
  // The library looks for a tag after every run of blanks from each of its blanks: time grows with the square.
  if (/\s{1000}/u.test(source)) return refused('it has more than 1000 blanks in a row')
  const { text, sourceLine } = withoutMarkers(source)
  try {
    const program = new Template(text).parsed
    if (remembered.size >= rememberedSize) remembered.clear()
    remembered.set(source, program)
    return { program }
  } catch (error) {
    const { reason, range } = explainSyntaxError(text, error as Error)
    return { error: { reason, range: { ...range, line: sourceLine(range.line), endLine: sourceLine(range.endLine) } } }
  }
}
