import { z } from 'zod'
import type { HistoryPoint } from '../../contract/run-charts.ts'
import { runReportSchema } from '../../contract/experiments.ts'
import { parseColumn } from '../../storage/parse-column.ts'
import type { Stores } from '../stores.ts'
import { getRun } from './get-run.ts'
import { readSpec } from './read-spec.ts'

const mostRuns = 50

/** What a run compared; specs of older programs may have less than today's. */
const specSchema = z.object({
  datasetVersionId: z.string(),
  variants: z.array(z.object({ name: z.string(), versionId: z.string(), modelId: z.string() })),
})
const { scores: scoresSchema, metrics: metricsSchema } = runReportSchema.shape

/** Scores by one metric of a run and of the finished runs of its experiment, oldest first. Throws `not-found`. */
export function readHistory(
  { runs, charts, versions }: Pick<Stores, 'runs' | 'charts' | 'versions'>,
  { runId, metric }: { runId: string; metric: number },
): HistoryPoint[] {
  const run = getRun(runs, runId)
  const { datasetVersionId, metrics } = readSpec(run)
  const wanted = metrics[metric]
  return charts
    .listHistory(run.experimentId, mostRuns)
    .toReversed()
    .flatMap((record): HistoryPoint[] => {
      const spec = parseColumn(specSchema, record.spec, 'spec of a run')
      const all = parseColumn(metricsSchema, record.metrics, 'report')
      const index = all.findIndex(({ id }) => id === wanted?.id)
      return parseColumn(scoresSchema, record.scores, 'report').flatMap(({ variant, metric: of, mean, low, high }) => {
        const arm = spec.variants[variant]
        if (of !== index || mean === null || !arm) return []
        const version = versions.get(arm.versionId)
        return [
          {
            runId: record.id,
            startedAt: record.startedAt,
            variantName: arm.name,
            promptName: version?.promptName ?? '',
            versionNumber: version?.number ?? null,
            modelId: arm.modelId,
            mean,
            low,
            high,
            isSameData: spec.datasetVersionId === datasetVersionId,
          },
        ]
      })
    })
}
