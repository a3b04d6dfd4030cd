import { scored, unscored, type Metric } from '../../metric.ts'
import { comparedTexts } from '../compared-texts.ts'
import { chrfOptions, type ChrfOptions } from './chrf-options.ts'
import { chrfScore } from './chrf-score.ts'
import { chrfStatistics } from './chrf-statistics.ts'

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
    options: chrfOptions,
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
