import { runReportSchema, type RunReport } from '../../contract/experiments.ts'
import { findMetric } from '../../core/metrics/index.ts'
import type { Stores } from '../stores.ts'
import { getRun } from './get-run.ts'
import { listRunPositions } from './list-run-positions.ts'
import { readSpec } from './read-spec.ts'
import type { RunFacts } from './summarise-run.ts'

/** What a report is made from. */
export interface ReportPieces {
  stores: Pick<Stores, 'runs' | 'versions' | 'datasets'>
  /** Reads a run's scores and reckons its report. */
  summarise: (facts: RunFacts) => Promise<RunReport>
}

/**
 * The report of a run: the kept one when the run is done, else one of what there is so far. One that was kept by a
 * program with another idea of reports is reckoned anew. Throws `not-found`.
 */
export async function makeReport({ stores, summarise }: ReportPieces, runId: string): Promise<RunReport> {
  const kept = stores.runs.getReport(runId)
  const parsed = kept === null ? undefined : runReportSchema.safeParse(JSON.parse(kept))
  return parsed?.success ? parsed.data : summarise(readFacts(stores, runId))
}

/** Makes the report of a run whose cells are all finished, and keeps it with its verdict. */
export async function keepReport({ stores, summarise }: ReportPieces, runId: string): Promise<void> {
  const facts = readFacts(stores, runId)
  const report = await summarise({ ...facts, header: { ...facts.header, status: 'done' } })
  stores.runs.saveReport(runId, JSON.stringify(report), report.comparisons[0]?.sentence ?? null)
}

function readFacts(stores: ReportPieces['stores'], runId: string): RunFacts {
  const run = getRun(stores.runs, runId)
  const spec = readSpec(run)
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
        const { title, scale, lowerIsBetter } = metric
        return { id, title: name ?? title, scale, ...(lowerIsBetter && { lowerIsBetter }) }
      }),
    },
    rowCount: run.rowCount,
    seed: spec.seed,
    margin: spec.margin,
    repeats: spec.repeats,
    ...(spec.stop === undefined
      ? {}
      : {
          stop: spec.stop,
          positions: listRunPositions(stores.datasets, spec.datasetVersionId, spec.split).slice(0, run.rowCount),
        }),
  }
}
