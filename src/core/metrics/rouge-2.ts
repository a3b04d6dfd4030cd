import { rougeMetric } from './rouge/rouge-metric.ts'
import { rougeN } from './rouge/rouge-n.ts'

/** ROUGE-2 against the expected text. */
export const rouge2 = rougeMetric({
  id: 'rouge-2',
  title: 'ROUGE-2',
  description: 'Pairs of neighbouring words shared with the expected text, from 0 to 1 (as rouge_score).',
  isQuadratic: false,
  compare: (answer, expected, tokens) => rougeN(tokens(answer), tokens(expected), 2),
})
