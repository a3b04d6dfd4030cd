import { matchSequences } from '../../text/match-sequences.ts'

/** Something in a list that two states of a prompt may share: a message, a block, an example. */
export interface PairItem {
  /** What it is, such as its role, kind or name. */
  key: string
  text: string
}

/** Above this many pairs only items at the same place are held against each other. */
const mostComparisons = 2500
/** How much of a text is looked at, in UTF-16 code units: enough to know it again. */
const longestLook = 10_000
const leastSimilarity = 0.5

/**
 * For each item of `after` the place of the item of `before` that it was, or -1 for a new one. Equal items are
 * themselves wherever they went; then equal texts under another key; then items of one key that share at least half of
 * their words; then those of one key that stand alone in the same gap, which were written anew.
 */
export function pairItems(before: readonly PairItem[], after: readonly PairItem[]): number[] {
  const pairs = after.map(() => -1)
  const taken = before.map(() => false)
  const pair = (i: number, j: number) => {
    if (taken[i] !== false || pairs[j] !== -1) return
    taken[i] = true
    pairs[j] = i
  }
  for (const [i, j] of matchSequences(before.map(whole), after.map(whole))) pair(i, j)
  pairEqual(before, after, whole, pair)
  pairEqual(before, after, ({ text }) => (text.trim() === '' ? null : text), pair)
  const openBefore = before.flatMap((_, i) => (taken[i] ? [] : [i]))
  const openAfter = after.flatMap((_, j) => (pairs[j] === -1 ? [j] : []))
  if (openBefore.length * openAfter.length <= mostComparisons) {
    for (const [i, j] of bySimilarity(before, after, openBefore, openAfter)) pair(i, j)
  }
  pairAlone(before, after, taken, pairs, pair)
  return pairs
}

function whole({ key, text }: PairItem): string {
  return `${key}\u{0}${text}`
}

function pairEqual(
  before: readonly PairItem[],
  after: readonly PairItem[],
  nameOf: (item: PairItem) => string | null,
  pair: (i: number, j: number) => void,
): void {
  const places = Map.groupBy(before.keys(), (i) => nameOf(before[i] as PairItem))
  for (const [j, item] of after.entries()) {
    const name = nameOf(item)
    if (name !== null) for (const i of places.get(name) ?? []) pair(i, j)
  }
}

/** Pairs of one key with enough in common, the most alike first. */
function bySimilarity(
  before: readonly PairItem[],
  after: readonly PairItem[],
  openBefore: readonly number[],
  openAfter: readonly number[],
): [number, number][] {
  const wordsOf = (items: readonly PairItem[], open: readonly number[]) =>
    new Map(open.map((index) => [index, wordsOfText((items[index] as PairItem).text)]))
  const [wordsBefore, wordsAfter] = [wordsOf(before, openBefore), wordsOf(after, openAfter)]
  const found: { i: number; j: number; similarity: number }[] = []
  for (const i of openBefore) {
    for (const j of openAfter) {
      if (before[i]?.key !== after[j]?.key) continue
      const similarity = dice(wordsBefore.get(i) ?? new Set(), wordsAfter.get(j) ?? new Set())
      if (similarity >= leastSimilarity) found.push({ i, j, similarity })
    }
  }
  // Sorting is stable, so of equally like ones those that stand first.
  return found.toSorted((one, other) => other.similarity - one.similarity).map(({ i, j }) => [i, j])
}

function wordsOfText(text: string): Set<string> {
  return new Set(text.slice(0, longestLook).split(/\s+/u))
}

/** The share of words in common, 0 to 1 (Dice). */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** In each gap between two paired items, pairs what is the only one of its key on either side. */
function pairAlone(
  before: readonly PairItem[],
  after: readonly PairItem[],
  taken: readonly boolean[],
  pairs: readonly number[],
  pair: (i: number, j: number) => void,
): void {
  const anchors = pairs.flatMap((i, j) => (i === -1 ? [] : [[i, j] as const]))
  let [fromI, fromJ] = [0, 0]
  for (const [i, j] of [...anchors, [before.length, after.length] as const]) {
    if (i < fromI) continue
    const left = Map.groupBy(
      range(fromI, i).filter((at) => !taken[at]),
      (at) => before[at]?.key,
    )
    const right = Map.groupBy(
      range(fromJ, j).filter((at) => pairs[at] === -1),
      (at) => after[at]?.key,
    )
    for (const [key, places] of left) {
      const others = right.get(key) ?? []
      if (places.length === 1 && others.length === 1) pair(places[0] as number, others[0] as number)
    }
    fromI = i + 1
    fromJ = j + 1
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
