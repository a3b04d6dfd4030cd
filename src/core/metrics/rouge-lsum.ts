import { rougeLsum as compareSentences } from './rouge/rouge-lsum.ts'
import { rougeMetric } from './rouge/rouge-metric.ts'

/** ROUGE-Lsum against the expected text; as in rouge_score, every line is a sentence. */
export const rougeLsum = rougeMetric({
  id: 'rouge-lsum',
  title: 'ROUGE-Lsum',
  description: 'ROUGE-L of a summary, sentence by sentence: one sentence a line, from 0 to 1 (as rouge_score).',
  isQuadratic: true,
  compare(answer, expected, tokens) {
    const sentences = (text: string) => text.split('\n').map(tokens)
    return compareSentences(sentences(answer), sentences(expected))
  },
})
