import { rougeMetric } from './rouge/rouge-metric.ts'
import { rougeN } from './rouge/rouge-n.ts'

/** ROUGE-1 against the expected text. */
export const rouge1 = rougeMetric({
  id: 'rouge-1',
  title: 'ROUGE-1',
  description: 'Words shared with the expected text, from 0 to 1 (as rouge_score).',
  isQuadratic: false,
  compare: (answer, expected, tokens) => rougeN(tokens(answer), tokens(expected), 1),
})
