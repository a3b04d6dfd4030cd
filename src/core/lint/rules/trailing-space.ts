import type { LintRule } from '../lint-rule.ts'

/** A blank at the very end of the prompt, before which the model is to go on. */
export const trailingSpace: LintRule = {
  id: 'trailing-space',
  title: 'Trailing space',
  severity: 'warning',
  reason:
    'Most vocabularies join a space to the word after it, so a prompt that ends with one makes the right word unlikely.',
  source:
    'OpenAI, Completions guide: do not end a prompt with a space; Anthropic refuses one at the end of a prefilled answer',
  check({ messages }) {
    const last = messages.at(-1)
    if (last === undefined) return []
    const { source, index, placeOf } = last
    // One line end at the very end is not sent.
    const end = source.endsWith('\n') ? source.length - (source.endsWith('\r\n') ? 2 : 1) : source.length
    let start = end
    while (start > 0 && (source[start - 1] === ' ' || source[start - 1] === '\t')) start -= 1
    if (start === end || start === 0) return []
    const place = placeOf(start, end)
    const text = end - start === 1 ? 'The prompt ends with a space.' : 'The prompt ends with blanks.'
    return [{ text, place, fix: { title: 'Delete the blanks', edits: [{ ...place, message: index, text: '' }] } }]
  },
}
