import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { countNgramMatches } from '../text/count-ngram-matches.ts'
import { normaliseAnswer } from '../text/normalise-answer.ts'
import { splitWords } from '../text/split-words.ts'
import { comparedTexts } from './compared-texts.ts'
import { overlapOf, overlapMeasure } from './overlap.ts'

const options = z.strictObject({
  measure: overlapMeasure,
  keepArticles: z.boolean().default(false).meta({
    title: 'Keep articles',
    description: 'Count a, an and the as words, as other languages than English need.',
  }),
})

export type TokenF1Options = z.infer<typeof options>

/**
 * The share of words that answer and expected text have in common, 0 to 1, in any order, after SQuAD's normalisation:
 * SQuAD 2.0's F1. Where one of the texts has no word left, 1 if neither has, else 0 (evaluate-v2.0.py, compute_f1).
 * Unscored without an expected text.
 */
export const tokenF1: Metric<TokenF1Options> = {
  id: 'token-f1',
  title: 'Token F1',
  description: 'The share of words that answer and expected text have in common, from 0 to 1 (SQuAD).',
  scale: 'number',
  worst: 0,
  options,
  score(sample, { measure, ...rules }) {
    const texts = comparedTexts(sample)
    if ('problem' in texts) return unscored(texts.problem)
    const answer = splitWords(normaliseAnswer(texts.answer, rules))
    const expected = splitWords(normaliseAnswer(texts.expected, rules))
    if (answer.length === 0 || expected.length === 0) return scored(Number(answer.length === expected.length))
    const [matches = 0] = countNgramMatches(answer, [expected], 1)
    return scored(overlapOf(matches, answer.length, expected.length)[measure])
  },
}
