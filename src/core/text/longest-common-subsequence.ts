/**
 * The length of the longest sequence of tokens that both lists hold in this order, gaps allowed. Tokens are numbers
 * (number-tokens.ts). Time |a| x |b|.
 */
export function commonSubsequenceLength(a: readonly number[], b: readonly number[]): number {
  // best[j] is the length for the tokens of `a` so far and the first j of `b`.
  const best = new Uint32Array(b.length + 1)
  for (const token of a) {
    let diagonal = 0
    for (let j = 1; j <= b.length; j += 1) {
      const above = best[j] as number
      best[j] = token === b[j - 1] ? diagonal + 1 : Math.max(above, best[j - 1] as number)
      diagonal = above
    }
  }
  return best[b.length] as number
}

/**
 * The positions in `a` of a longest common subsequence, last first. Of several, the one that ROUGE-1.5.5 and
 * rouge_score take: walking back from the ends, a step in `a` unless only the step in `b` keeps the length.
 * Time and memory |a| x |b|; `scratch`, of at least (|a| + 1) x (|b| + 1) numbers, saves making a table each time.
 */
export function commonSubsequencePositions(
  a: readonly number[],
  b: readonly number[],
  scratch = new Uint32Array((a.length + 1) * (b.length + 1)),
): number[] {
  const width = b.length + 1
  fillTable(a, b, scratch)
  const positions: number[] = []
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    const at = i * width + j
    if (a[i - 1] === b[j - 1]) {
      positions.push(i - 1)
      i -= 1
      j -= 1
    } else if ((scratch[at - 1] as number) > (scratch[at - width] as number)) j -= 1
    else i -= 1
  }
  return positions
}

/** Row i, column j: the length for the first i tokens of `a` and the first j of `b`. */
function fillTable(a: readonly number[], b: readonly number[], table: Uint32Array): void {
  const width = b.length + 1
  table.fill(0, 0, width)
  for (let i = 1; i <= a.length; i += 1) {
    table[i * width] = 0
    for (let j = 1; j <= b.length; j += 1) {
      const at = i * width + j
      table[at] =
        a[i - 1] === b[j - 1]
          ? (table[at - width - 1] as number) + 1
          : Math.max(table[at - width] as number, table[at - 1] as number)
    }
  }
}
