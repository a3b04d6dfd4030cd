import { z } from 'zod'
import { scored, unscored, type Metric } from '../../metric.ts'
import { comparedTexts } from '../compared-texts.ts'
import { chrfScore } from './chrf-score.ts'
import { chrfStatistics } from './chrf-statistics.ts'

const options = z.strictObject({
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: 'case:lc in the signature.' }),
  beta: z.int().min(1).max(10).default(2).meta({
    title: 'Weight of recall',
    description: 'How many times as much recall counts as precision: beta. 2 as in chrF2, the usual one.',
  }),
  countBlanks: z
    .boolean()
    .default(false)
    .meta({ title: 'Count blanks', description: 'Blanks are characters too: space:yes in the signature.' }),
  epsilonSmoothing: z.boolean().default(false).meta({
    title: 'Smooth with epsilon',
    description: 'As chrF++.py, NLTK and Moses do: eff:no in the signature. Lowers the scores of very short texts.',
  }),
})

export type ChrfOptions = z.infer<typeof options>

/**
 * A metric of the chrF family, 0 to 100, as sacreBLEU 2.6.0's `sentence_chrf` computes it against the expected text.
 * With the options unset its signature is `nrefs:1|case:mixed|eff:yes|nc:6|nw:N|space:no|version:2.6.0`, N being
 * `wordOrder`. Unscored without an expected text.
 */
export function chrfMetric({
  wordOrder,
  ...names
}: {
  id: string
  title: string
  description: string
  wordOrder: number
}): Metric<ChrfOptions> {
  return {
    ...names,
    scale: 'number',
    worst: 0,
    options,
    score(sample, { ignoreCase, countBlanks, ...rules }) {
      const texts = comparedTexts(sample)
      if ('problem' in texts) return unscored(texts.problem)
      const [answer = '', expected = ''] = [texts.answer, texts.expected].map((text) =>
        ignoreCase ? text.toLowerCase() : text,
      )
      const counts = chrfStatistics(answer, expected, { characterOrder: 6, wordOrder, countBlanks })
      return scored(chrfScore(counts, rules))
    },
  }
}
