import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { normaliseAnswer } from '../text/normalise-answer.ts'
import { comparedTexts } from './compared-texts.ts'

const options = z.strictObject({
  keepArticles: z.boolean().default(false).meta({
    title: 'Keep articles',
    description: 'Count a, an and the as words, as other languages than English need.',
  }),
})

export type NormalisedMatchOptions = z.infer<typeof options>

/**
 * 1 when answer and expected text are the same after SQuAD's normalisation (normalise-answer.ts), else 0: SQuAD's
 * exact match. Unscored without an expected text.
 */
export const normalisedMatch: Metric<NormalisedMatchOptions> = {
  id: 'normalised-match',
  title: 'Normalised match',
  description: 'The answer is the expected text but for case, ASCII punctuation, articles and blanks (SQuAD).',
  scale: 'pass-fail',
  options,
  score(sample, rules) {
    const texts = comparedTexts(sample)
    if ('problem' in texts) return unscored(texts.problem)
    return scored(Number(normaliseAnswer(texts.answer, rules) === normaliseAnswer(texts.expected, rules)))
  },
}
