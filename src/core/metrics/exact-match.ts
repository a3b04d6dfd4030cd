import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { normaliseText } from '../text/normalise-text.ts'

const options = z.strictObject({
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: '"Yes" and "yes" are the same.' }),
  trim: z.boolean().default(true).meta({
    title: 'Ignore blanks at both ends',
    description: 'Spaces and line breaks around the texts do not count.',
  }),
  ignorePunctuation: z
    .boolean()
    .default(false)
    .meta({ title: 'Ignore punctuation', description: 'Signs count as punctuation too: -5 and 5 become equal.' }),
  collapseSpaces: z.boolean().default(false).meta({
    title: 'Count runs of blanks as one space',
    description: 'Line breaks and tabs too: how the text is laid out does not count.',
  }),
})

export type ExactMatchOptions = z.infer<typeof options>

/** 1 when answer and expected are the same text after the chosen normalisation, else 0. Unscored without an expected text. */
export const exactMatch: Metric<ExactMatchOptions> = {
  id: 'exact-match',
  title: 'Exact match',
  description: 'The answer is the expected text.',
  scale: 'pass-fail',
  options,
  score({ answer, expected }, rules) {
    if (expected === undefined) return unscored('the row has no expected output')
    return scored(Number(normaliseText(answer, rules) === normaliseText(expected, rules)))
  },
}
