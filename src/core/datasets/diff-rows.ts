import { AssayError } from '../errors.ts'
import { canonicalJson, type Json } from '../text/canonical-json.ts'
import { rowValue } from './row-value.ts'
import type { Row } from './row.ts'

/** A value that differs; undefined on the side that has none. */
interface CellDifference {
  /** The variable's name, or `expected`, `split`, `tags`. */
  column: string
  /** Whether it is a variable: a variable may be called `expected` too. */
  isVariable: boolean
  before?: Json
  after?: Json
}

/** A row that is on both sides and differs. Positions count from 0. */
export interface ChangedRow {
  before: number
  after: number
  cells: CellDifference[]
}

export interface RowsDiff {
  /** Positions in the later rows. */
  added: number[]
  /** Positions in the earlier rows. */
  removed: number[]
  changed: ChangedRow[]
  /** Rows that are the same, wherever they stand. */
  unchanged: number
}

/**
 * What has become of some rows. With a key column, rows with the same value there are the same row (several with one
 * value pair up in order). Without one, equal rows pair up first; what is left between two of them pairs up where at
 * least one value stayed, the most alike first, and the rest was removed or added. Throws `bad-input` for a key that
 * no row has.
 */
export function diffRows(before: readonly Row[], after: readonly Row[], keyColumn?: string): RowsDiff {
  const pairs = keyColumn === undefined ? pairByContent(before, after) : pairByKey(before, after, keyColumn)
  const changed: ChangedRow[] = []
  let unchanged = 0
  for (const [from, to] of pairs) {
    const cells = differences(before[from] as Row, after[to] as Row)
    if (cells.length === 0) unchanged += 1
    else changed.push({ before: from, after: to, cells })
  }
  const pairedBefore = new Set(pairs.map(([from]) => from))
  const pairedAfter = new Set(pairs.map(([, to]) => to))
  return {
    added: [...after.keys()].filter((position) => !pairedAfter.has(position)),
    removed: [...before.keys()].filter((position) => !pairedBefore.has(position)),
    changed: changed.sort((a, b) => a.after - b.after),
    unchanged,
  }
}

type Pair = readonly [before: number, after: number]

function pairByKey(before: readonly Row[], after: readonly Row[], column: string): Pair[] {
  const isKnown = [before, after].some((rows) => rows.some((row) => rowValue(row, column) !== ''))
  if (!isKnown && before.length + after.length > 0) {
    throw new AssayError('bad-input', {
      what: `No row has a value in the column "${column}"`,
      mend: 'name a column that tells rows apart',
    })
  }
  return pairInOrder(
    before.map((row) => rowValue(row, column)),
    after.map((row) => rowValue(row, column)),
  )
}

/** Pairs of equal texts; of several, the first with the first. */
function pairInOrder(before: readonly string[], after: readonly string[]): Pair[] {
  const waiting = Map.groupBy(after.keys(), (position) => after[position] as string)
  const taken = new Map<string, number>()
  return before.flatMap((text, from) => {
    const next = taken.get(text) ?? 0
    const to = waiting.get(text)?.[next]
    if (to === undefined) return []
    taken.set(text, next + 1)
    return [[from, to] as const]
  })
}

function pairByContent(before: readonly Row[], after: readonly Row[]): Pair[] {
  const equal = pairInOrder(before.map(contentOf), after.map(contentOf))
  const anchors = longestAscending(equal)
  const pairedBefore = new Set(equal.map(([from]) => from))
  const pairedAfter = new Set(equal.map(([, to]) => to))
  const pairs = [...equal]
  let [from, to] = [0, 0]
  for (const [nextFrom, nextTo] of [...anchors, [before.length, after.length] as const]) {
    const left = range(from, nextFrom).filter((position) => !pairedBefore.has(position))
    const right = range(to, nextTo).filter((position) => !pairedAfter.has(position))
    pairs.push(...pairAlike(before, after, left, right))
    ;[from, to] = [nextFrom + 1, nextTo + 1]
  }
  return pairs
}

/** Beyond this many comparisons a stretch of rows pairs up in order. */
const mostCompared = 40_000

function pairAlike(before: readonly Row[], after: readonly Row[], left: number[], right: number[]): Pair[] {
  if (left.length * right.length > mostCompared || left.length === right.length) {
    return left.flatMap((from, index) => {
      const to = right[index]
      return to !== undefined && sharedValues(before[from] as Row, after[to] as Row) > 0 ? [[from, to] as const] : []
    })
  }
  const candidates = left
    .flatMap((from) => right.map((to) => ({ from, to, shared: sharedValues(before[from] as Row, after[to] as Row) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.from - b.from || a.to - b.to)
  const used = { from: new Set<number>(), to: new Set<number>() }
  return candidates.flatMap(({ from, to }) => {
    if (used.from.has(from) || used.to.has(to)) return []
    used.from.add(from)
    used.to.add(to)
    return [[from, to] as const]
  })
}

/** Variables with equal values that say something; an equal expected output alone makes no two rows the same. */
function sharedValues(before: Row, after: Row): number {
  return Object.entries(before.variables).filter(
    ([name, value]) =>
      value !== '' && value !== null && Object.hasOwn(after.variables, name) && isEqual(value, after.variables[name]),
  ).length
}

function differences(before: Row, after: Row): CellDifference[] {
  const names = new Set([...Object.keys(before.variables), ...Object.keys(after.variables)])
  const cells: CellDifference[] = [...names].flatMap((column) =>
    difference(column, true, own(before, column), own(after, column)),
  )
  return [
    ...cells,
    ...difference('expected', false, before.expected, after.expected),
    ...difference('split', false, before.split, after.split),
    ...difference('tags', false, before.tags, after.tags),
  ]
}

function difference(
  column: string,
  isVariable: boolean,
  before: Json | undefined,
  after: Json | undefined,
): CellDifference[] {
  if (isEqual(before, after)) return []
  return [{ column, isVariable, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

function own({ variables }: Row, column: string): Json | undefined {
  return Object.hasOwn(variables, column) ? variables[column] : undefined
}

function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b))
}

function contentOf({ variables, expected, split, tags }: Row): string {
  return canonicalJson({ variables, expected, split, tags })
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** The most pairs whose positions rise on both sides (patience sorting). */
function longestAscending(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, [, to]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number]?.[1] ?? 0) < to) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = index
  }
  const chosen: Pair[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) chosen.push(pairs[index] as Pair)
  return chosen.reverse()
}
