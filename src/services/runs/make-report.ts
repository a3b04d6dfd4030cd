import type { RunReport } from '../../contract/experiments.ts'
import { experimentSpecSchema } from '../../core/experiments/experiment-spec.ts'
import { AssayError } from '../../core/errors.ts'
import { findMetric } from '../../core/metrics/index.ts'
import type { Stores } from '../stores.ts'
import type { RunFacts } from './summarise-run.ts'

/** Reads from the workspace what a run's report is made of. Throws `not-found`. */
export function readRunFacts(stores: Stores, runId: string): RunFacts {
  const run = stores.runs.get(runId)
  if (!run) throw new AssayError('not-found', { what: 'run', id: runId })
  const spec = experimentSpecSchema.parse(JSON.parse(run.spec))
  return {
    header: {
      runId,
      status: run.status,
      experimentName: run.experimentName,
      variants: spec.variants.map(({ name, versionId, modelId }) => {
        const promptName = stores.versions.get(versionId)?.promptName ?? ''
        return { name, promptName, versionId, modelId }
      }),
      metrics: spec.metrics.map(({ id, name }) => {
        const metric = findMetric(id)
        return { id, title: name ?? metric.title, scale: metric.scale }
      }),
    },
    rowCount: run.rowCount,
    seed: spec.seed,
    margin: spec.margin,
    rowMeans: stores.reports.listRowMeans(runId),
    usage: stores.reports.listUsage(runId),
  }
}

/** The report of a run: the kept one when the run is done, else one of what there is so far. */
export async function makeReport(stores: Stores, runId: string, summarise: (facts: RunFacts) => Promise<RunReport>): Promise<RunReport> {
  const kept = stores.runs.getReport(runId)
  if (kept !== null) return JSON.parse(kept) as RunReport
  return summarise(readRunFacts(stores, runId))
}

/** Makes the report of a run whose cells are all finished, and keeps it with its verdict. */
export async function keepReport(stores: Stores, runId: string, summarise: (facts: RunFacts) => Promise<RunReport>): Promise<void> {
  const facts = readRunFacts(stores, runId)
  const report = await summarise({ ...facts, header: { ...facts.header, status: 'done' } })
  stores.runs.saveReport(runId, JSON.stringify(report), report.comparisons[0]?.sentence ?? null)
}
