import { rowOrder } from '../../core/experiments/row-order.ts'
import type { StopRule } from '../../core/experiments/stop-rule.ts'
import { createSequentialJudge, type SequentialEnd } from '../../core/statistics/sequential/sequential-judge.ts'

export interface FollowInput {
  stop: StopRule
  /** Of the experiment, where the rule has none. */
  margin: number
  scale: 'pass-fail' | 'number'
  seed: number
  variantCount: number
  repeats: number
  /** Of the rows of the run in the dataset, ascending. */
  positions: readonly number[]
}

/** What a row's variants scored on the first metric, on average over repeats, by variant. */
type ReadRowMeans = (rowPosition: number) => ReadonlyMap<number, number | null>

/** Follows the rows of a run in the order of their visits. */
export interface RowFollower {
  /** Counts finished cells of a row; they may come in any order. */
  countCells(rowPosition: number, cells: number): void
  /**
   * Takes in every row that is complete and whose forerunners all are. Rows that were quick to finish must not count
   * before their turn: whatever makes an answer quick may make it right.
   */
  advance(readMeans: ReadRowMeans): SequentialEnd | null
  /** Why the run may stop; null while it may not. */
  readonly end: SequentialEnd | null
  /** The positions that were taken in, in that order. */
  readonly counted: readonly number[]
  /** How many rows lie between the first one that is not complete and this one; negative when it was taken in. */
  leadOf(rowPosition: number): number
}

/** The same rows with the same scores end it at the same row, however the answers arrived. */
export function createRowFollower(input: FollowInput): RowFollower {
  const { stop, margin, scale, seed, variantCount, repeats, positions } = input
  const order = rowOrder({ seed, stop }, positions)
  const places = new Map(order.map((position, place) => [position, place]))
  const finished = new Map<number, number>()
  const pairs = listPairs(variantCount)
  const judge = createSequentialJudge({
    scale,
    pairs: pairs.length,
    alpha: stop.alpha,
    margin: stop.margin ?? margin,
    minimumRows: stop.minimumRows,
    plannedRows: order.length,
    seed,
  })
  const counted: number[] = []
  let end: SequentialEnd | null = null

  return {
    countCells(rowPosition, cells) {
      finished.set(rowPosition, (finished.get(rowPosition) ?? 0) + cells)
    },
    advance(readMeans) {
      for (let next = order[counted.length]; next !== undefined && end === null; next = order[counted.length]) {
        if ((finished.get(next) ?? 0) < variantCount * repeats) break
        const means = readMeans(next)
        counted.push(next)
        end = judge.add(pairs.map(([a, b]) => differenceOf(means.get(a), means.get(b))))
      }
      return end
    },
    get end() {
      return end
    },
    counted,
    leadOf: (rowPosition) => (places.get(rowPosition) ?? 0) - counted.length,
  }
}

function listPairs(variantCount: number): [a: number, b: number][] {
  const all = Array.from({ length: variantCount }, (_, index) => index)
  return all.flatMap((a) => all.slice(a + 1).map((b): [number, number] => [a, b]))
}

/** Averages of repeats that agree to 12 digits are equal. */
function differenceOf(a: number | null | undefined, b: number | null | undefined): number | null {
  if (a === null || a === undefined || b === null || b === undefined) return null
  const difference = b - a
  return Math.abs(difference) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-12 ? 0 : difference
}
