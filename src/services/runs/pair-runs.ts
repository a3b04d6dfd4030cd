import { compareFamily } from '../../core/statistics/compare-family.ts'
import { comparePaired } from '../../core/statistics/compare.ts'
import type { Comparison } from '../../core/statistics/comparison.ts'
import type { ChartStore } from '../../storage/chart-store.ts'
import type { GridStore } from '../../storage/grid-store.ts'

/** Which scores of two runs are compared. */
export interface PairedRuns {
  runIds: readonly [string, string]
  datasetVersionIds: readonly [string, string]
  seed: number
  pairs: {
    of: { metric: number; variant: number }
    against: { metric: number; variant: number }
    scale: 'pass-fail' | 'number'
    margin: number
  }[]
}

/** Compares two runs over the rows that both have a score for; all comparisons are judged as one family. */
export function pairRuns(
  { grids, charts }: { grids: Pick<GridStore, 'listScores'>; charts: Pick<ChartStore, 'matchRows'> },
  { runIds, datasetVersionIds: [left, right], seed, pairs }: PairedRuns,
): Comparison[] {
  const places = left === right ? null : charts.matchRows(left, right)
  const compared = pairs.map(({ of, against, scale, margin }) => {
    const other = new Map(
      grids.listScores({ runId: runIds[1], ...against }).map(({ position, key }) => [position, key]),
    )
    let unpairedRows = 0
    const scored = grids.listScores({ runId: runIds[0], ...of }).flatMap(({ position, key: a }) => {
      const place = places === null ? position : places.get(position)
      const b = place === undefined ? null : (other.get(place) ?? null)
      if (a !== null && b !== null) return [{ row: position, a, b }]
      unpairedRows += 1
      return []
    })
    return comparePaired({ scale, pairs: scored, unpairedRows, margin, seed })
  })
  return compareFamily(compared)
}
