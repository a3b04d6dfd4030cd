import { numberTokens } from './number-tokens.ts'

/** The length of the longest sequence of tokens that both lists hold in this order, gaps allowed. Time |a| x |b|. */
export function commonSubsequenceLength(a: readonly string[], b: readonly string[]): number {
  const [left = [], right = []] = numberTokens([a, b]).lists
  // best[j] is the length for the tokens of the left list so far and the first j of the right one.
  const best = new Uint32Array(right.length + 1)
  for (const token of left) {
    let diagonal = 0
    for (let j = 1; j <= right.length; j += 1) {
      const above = best[j] as number
      best[j] = token === right[j - 1] ? diagonal + 1 : Math.max(above, best[j - 1] as number)
      diagonal = above
    }
  }
  return best[right.length] as number
}

/**
 * The positions in `a` of a longest common subsequence, in order. Of several, the one that ROUGE-1.5.5 and
 * rouge_score take: walking back from the ends, a step in `a` unless only the step in `b` keeps the length.
 * Time and memory |a| x |b|.
 */
export function commonSubsequencePositions(a: readonly string[], b: readonly string[]): number[] {
  const [left = [], right = []] = numberTokens([a, b]).lists
  const width = right.length + 1
  const table = new Uint32Array((left.length + 1) * width)
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const at = i * width + j
      table[at] =
        left[i - 1] === right[j - 1]
          ? (table[at - width - 1] as number) + 1
          : Math.max(table[at - width] as number, table[at - 1] as number)
    }
  }
  const positions: number[] = []
  for (let i = left.length, j = right.length; i > 0 && j > 0; ) {
    const at = i * width + j
    if (left[i - 1] === right[j - 1]) {
      positions.push(i - 1)
      i -= 1
      j -= 1
    } else if ((table[at - 1] as number) > (table[at - width] as number)) j -= 1
    else i -= 1
  }
  return positions.reverse()
}
