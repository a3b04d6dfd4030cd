import { rougeL as compareTokens } from './rouge/rouge-l.ts'
import { rougeMetric } from './rouge/rouge-metric.ts'

/** ROUGE-L against the expected text. */
export const rougeL = rougeMetric({
  id: 'rouge-l',
  title: 'ROUGE-L',
  description: 'The longest sequence of words in the order of the expected text, from 0 to 1 (as rouge_score).',
  isQuadratic: true,
  compare: (answer, expected, tokens) => compareTokens(tokens(answer), tokens(expected)),
})
