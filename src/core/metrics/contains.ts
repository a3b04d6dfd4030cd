import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { normaliseText } from '../text/normalise-text.ts'

const options = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ title: 'Text', description: 'What to look for; the expected output of the row otherwise.' }),
  place: z
    .enum(['anywhere', 'start', 'end'])
    .default('anywhere')
    .meta({ title: 'Where', description: 'start and end: the answer must begin or end with it, blanks apart.' }),
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: '"Yes" and "yes" are the same.' }),
  wholeWords: z.boolean().default(false).meta({ title: 'Whole words', description: '"cat" is not in "category".' }),
  negate: z
    .boolean()
    .default(false)
    .meta({ title: 'Must not contain it', description: 'Answers in which it is found fail, and all others pass.' }),
})

export type ContainsOptions = z.infer<typeof options>

/**
 * 1 when the answer contains the given text, or the row's expected output (without blanks at its ends), anywhere or at
 * the chosen end, else 0; the other way round with `negate`. Unscored when there is no text to look for.
 */
export const contains: Metric<ContainsOptions> = {
  id: 'contains',
  title: 'Contains',
  description: 'The expected text, or a given one, is somewhere in the answer.',
  scale: 'pass-fail',
  options,
  score({ answer, expected }, { text, place, ignoreCase, wholeWords, negate }) {
    const wanted = normaliseText(text ?? expected ?? '', { ignoreCase, trim: true })
    if (wanted === '') return unscored('the row has no expected output to look for')
    const isFound = includes(normaliseText(answer, { ignoreCase, trim: true }), wanted, { place, wholeWords })
    return scored(Number(isFound !== negate))
  },
}

function includes(text: string, wanted: string, rules: Pick<ContainsOptions, 'place' | 'wholeWords'>): boolean {
  const isWhole = (start: number) =>
    !rules.wholeWords || !(isInsideWord(text, start) || isInsideWord(text, start + wanted.length))
  if (rules.place === 'start') return text.startsWith(wanted) && isWhole(0)
  if (rules.place === 'end') return text.endsWith(wanted) && isWhole(text.length - wanted.length)
  for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
    if (isWhole(start)) return true
  }
  return false
}

/** True when the characters on both sides of an index belong to one word. */
function isInsideWord(text: string, index: number): boolean {
  const isWordEnd = /[\p{L}\p{M}\p{N}_]$/u.test(text.slice(Math.max(0, index - 2), index))
  return isWordEnd && /^[\p{L}\p{M}\p{N}_]/u.test(text.slice(index, index + 2))
}
