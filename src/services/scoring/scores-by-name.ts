import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { Score } from '../../core/metric.ts'
import { resolveMetric } from '../../core/metrics/score-answer.ts'
import type { CellScore } from '../../storage/cell-store.ts'

/** Scores of a cell by what people call their metrics, and by the id of a metric that has no name of its own. */
export function scoresByName(spec: ExperimentSpec, scores: readonly CellScore[]): ReadonlyMap<string, Score> {
  return new Map(
    scores.flatMap(({ metric: index, value, reason }): [string, Score][] => {
      const metric = spec.metrics[index]
      if (metric === undefined) return []
      const score: Score =
        value === null ? { value, reason: reason ?? 'unscored' } : { value, ...(reason !== null && { reason }) }
      const { name } = resolveMetric(metric)
      return metric.name === undefined
        ? [
            [name, score],
            [metric.id, score],
          ]
        : [[name, score]]
    }),
  )
}

/** A score as it is stored. */
export function toCellScore(metric: number, { value, reason, details }: Score): CellScore {
  return { metric, value, reason: reason ?? null, details: details === undefined ? null : JSON.stringify(details) }
}
