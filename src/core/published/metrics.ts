/** What other programs may import as `assay/metrics`: pure functions that score texts as the workbench does. */
export { aggregateScores, scoreSamples } from '../aggregates/score-samples.ts'
export { readSamples } from '../aggregates/read-samples.ts'
export { listMetrics } from '../metrics/metric-catalogue.ts'
export type { Score } from '../metric.ts'
