import type { Metric } from '../metric.ts'

/** All of a metric but the scoring: what a person or a form needs to choose it, free of scoring libraries. */
export type MetricDescription<Options> = Omit<Metric<Options>, 'score'>
