import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { resolveMetric } from '../../core/metrics/score-answer.ts'
import { isModelMetric } from '../../core/model-metric.ts'

/** When the metrics of a spec are scored, by their index. */
export interface MetricOrder {
  /** Pure metrics, scored as soon as the output is saved; those that read the others' scores come last. */
  atOnce: readonly number[]
  /** Metrics that ask models, and those that may read their scores. */
  later: readonly number[]
}

export function metricOrder(spec: ExperimentSpec): MetricOrder {
  const known = spec.metrics.map((metric, index) => ({ index, metric: resolveMetric(metric).metric }))
  const pure = known.filter(({ metric }) => !isModelMetric(metric))
  const asking = known.filter(({ metric }) => isModelMetric(metric))
  const made = pure.filter(({ metric }) => metric.readsScores === true)
  const plain = pure.filter(({ metric }) => metric.readsScores !== true)
  const indices = (list: typeof known) => list.map(({ index }) => index)
  return asking.length === 0
    ? { atOnce: indices([...plain, ...made]), later: [] }
    : { atOnce: indices(plain), later: indices([...asking, ...made]) }
}
