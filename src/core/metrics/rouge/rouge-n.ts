import { countNgramMatches, countNgrams } from '../../text/count-ngram-matches.ts'
import { overlapOf, type Overlap } from '../overlap.ts'

/** ROUGE-N: the n-grams that an answer shares with a reference (Lin 2004; rouge_score 0.1.2, `_score_ngrams`). */
export function rougeN(answer: readonly string[], reference: readonly string[], n: number): Overlap {
  const matches = countNgramMatches(answer, [reference], n)[n - 1] ?? 0
  return overlapOf(matches, countNgrams(answer.length, n), countNgrams(reference.length, n))
}
