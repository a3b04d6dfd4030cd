import { compareFamily } from './compare-family.ts'
import { comparePaired, type PairedInput, type ScoredPair } from './compare.ts'
import type { Comparison } from './comparison.ts'

/** What two variants scored on a row; a row that comes several times has repeats. Null is unscored. */
export interface PairedScore {
  row: string | number
  metric: string
  a: number | null
  b: number | null
}

export interface CompareScoresOptions extends Pick<PairedInput, 'level' | 'margin' | 'seed' | 'sequential'> {
  /** Metrics of which less is better. */
  lowerIsBetter?: readonly string[]
}

export interface MetricComparison {
  metric: string
  comparison: Comparison
}

/**
 * Compares scores from anywhere, metric by metric in the order of their first score, judged as one family. A metric
 * whose scores are all 0 or 1 passes or fails. Repeats of a row are averaged, so that the row is the unit.
 */
export function compareScores(
  scores: readonly PairedScore[],
  { lowerIsBetter = [], ...options }: CompareScoresOptions,
): MetricComparison[] {
  const metrics = [...Map.groupBy(scores, ({ metric }) => metric)]
  const compared = metrics.map(([metric, members]) => {
    const rows = [...Map.groupBy(members, ({ row }) => row).values()]
    const pairs = rows.flatMap((repeats, row): ScoredPair[] => {
      const a = meanOf(repeats.map((score) => score.a))
      const b = meanOf(repeats.map((score) => score.b))
      return a === null || b === null ? [] : [{ row, a, b }]
    })
    const isPassFail = members.every(({ a, b }) =>
      [a, b].every((value) => value === null || value === 0 || value === 1),
    )
    return comparePaired({
      ...options,
      scale: isPassFail ? 'pass-fail' : 'number',
      pairs,
      unpairedRows: rows.length - pairs.length,
      lowerIsBetter: lowerIsBetter.includes(metric),
    })
  })
  return compareFamily(compared).map((comparison, index) => ({ metric: metrics[index]?.[0] ?? '', comparison }))
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
