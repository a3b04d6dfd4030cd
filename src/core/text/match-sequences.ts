import { numberTokens } from './number-tokens.ts'

/** A place in each of two sequences that holds the same token. */
export type Match = readonly [before: number, after: number]

/** Cells of the table that one stretch may fill: 500 x 500 tokens, a millisecond or two. */
const mostCells = 250_000

/**
 * What two sequences have in common in the same order, ascending: a longest common subsequence as long as the
 * stretches to compare are short. Longer ones are cut at tokens that stand once on either side (Bram Cohen's patience
 * diff); a stretch that is long and has none counts as replaced. So the time has a bound whatever is compared.
 */
export function matchSequences(before: readonly string[], after: readonly string[]): Match[] {
  const { lists } = numberTokens([before, after])
  const [a = [], b = []] = lists
  const matches: Match[] = []
  match(a, b, { fromA: 0, toA: a.length, fromB: 0, toB: b.length }, matches)
  return matches
}

interface Stretch {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

function match(a: readonly number[], b: readonly number[], stretch: Stretch, matches: Match[]): void {
  let { fromA, toA, fromB, toB } = stretch
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) matches.push([fromA++, fromB++])
  let common = 0
  while (fromA < toA - common && fromB < toB - common && a[toA - common - 1] === b[toB - common - 1]) common += 1
  toA -= common
  toB -= common
  if ((toA - fromA + 1) * (toB - fromB + 1) <= mostCells) matchByTable(a, b, { fromA, toA, fromB, toB }, matches)
  else matchByAnchors(a, b, { fromA, toA, fromB, toB }, matches)
  for (let index = 0; index < common; index += 1) matches.push([toA + index, toB + index])
}

function matchByTable(
  a: readonly number[],
  b: readonly number[],
  { fromA, toA, fromB, toB }: Stretch,
  matches: Match[],
): void {
  const [rows, width] = [toA - fromA, toB - fromB + 1]
  if (rows === 0 || width === 1) return
  // Row i, column j: the length for what comes from the i-th token of `a` and the j-th of `b` on.
  const table = new Uint32Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i -= 1) {
    const token = a[fromA + i]
    for (let j = width - 2; j >= 0; j -= 1) {
      const at = i * width + j
      const right = table[at + 1] as number
      const down = table[at + width] as number
      table[at] = token === b[fromB + j] ? (table[at + width + 1] as number) + 1 : right > down ? right : down
    }
  }
  for (let i = 0, j = 0; i < rows && j < width - 1;) {
    if (a[fromA + i] === b[fromB + j]) matches.push([fromA + i++, fromB + j++])
    else if ((table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number)) i += 1
    else j += 1
  }
}

function matchByAnchors(a: readonly number[], b: readonly number[], stretch: Stretch, matches: Match[]): void {
  const anchors = longestRise(uniquePairs(a, b, stretch))
  if (anchors.length === 0) return
  let { fromA, fromB } = stretch
  for (const [i, j] of anchors) {
    match(a, b, { fromA, toA: i, fromB, toB: j }, matches)
    matches.push([i, j])
    fromA = i + 1
    fromB = j + 1
  }
  match(a, b, { fromA, toA: stretch.toA, fromB, toB: stretch.toB }, matches)
}

/** Tokens that stand once on either side, by their place in `a`. */
function uniquePairs(a: readonly number[], b: readonly number[], { fromA, toA, fromB, toB }: Stretch): Match[] {
  const inB = places(b, fromB, toB)
  return [...places(a, fromA, toA)].flatMap(([token, i]) => {
    const j = inB.get(token)
    return i < 0 || j === undefined || j < 0 ? [] : [[i, j] as const]
  })
}

/** Where each token stands; -1 for one that stands there more than once. */
function places(tokens: readonly number[], from: number, to: number): Map<number, number> {
  const found = new Map<number, number>()
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] as number
    found.set(token, found.has(token) ? -1 : index)
  }
  return found
}

/** The longest part of the pairs that rises on both sides, by patience sorting. */
function longestRise(pairs: readonly Match[]): Match[] {
  const tops: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, j]] of pairs.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] as number] as Match)[1] < j) low = middle + 1
      else high = middle
    }
    before[index] = tops[low - 1] ?? -1
    tops[low] = index
  }
  const rise: Match[] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] as number) rise.push(pairs[index] as Match)
  return rise.reverse()
}
