import { commonSubsequenceLength } from '../../text/longest-common-subsequence.ts'
import { numberTokens } from '../../text/number-tokens.ts'
import { overlapOf, type Overlap } from '../overlap.ts'

/** ROUGE-L: the longest sequence of words in the same order (Lin 2004; rouge_score 0.1.2, `_score_lcs`). */
export function rougeL(answer: readonly string[], reference: readonly string[]): Overlap {
  const [a = [], b = []] = numberTokens([answer, reference]).lists
  return overlapOf(commonSubsequenceLength(a, b), a.length, b.length)
}
