import { commonSubsequenceLength } from '../../text/longest-common-subsequence.ts'
import { overlapOf, type Overlap } from '../overlap.ts'

/** ROUGE-L: the longest sequence of words in the same order (Lin 2004; rouge_score 0.1.2, `_score_lcs`). */
export function rougeL(answer: readonly string[], reference: readonly string[]): Overlap {
  return overlapOf(commonSubsequenceLength(reference, answer), answer.length, reference.length)
}
