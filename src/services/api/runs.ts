import { z } from 'zod'
import type { RunSummary } from '../../contract/experiments.ts'
import { parseColumn } from '../../storage/parse-column.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import { compareRuns } from '../runs/compare-runs.ts'
import { exportRun } from '../runs/export-run.ts'
import { createBacklogIndexer } from '../runs/index-backlog.ts'
import { getRun } from '../runs/get-run.ts'
import { keepReport, makeReport } from '../runs/make-report.ts'
import { readCell } from '../runs/read-cell.ts'
import { readGrid } from '../runs/read-grid.ts'
import { readComparedRows } from '../runs/read-compared-rows.ts'
import { readHistory } from '../runs/read-history.ts'
import { readSpec } from '../runs/read-spec.ts'
import { reproduceCell } from '../runs/reproduce-cell.ts'
import { rescoreRun } from '../runs/rescore-run.ts'
import { reproduceRun } from '../runs/reproduce-run.ts'
import type { RunService } from '../runs/run-service.ts'
import { writeDocument } from '../runs/write-document.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** What lists show of a spec: to read the whole of each would take longer than the list. */
const namesSchema = z.object({ variants: z.array(z.object({ name: z.string() })) })

/** Answers `runs.*`. */
export function createRunProcedures(
  { runs }: Implementer,
  context: ServiceContext,
  { engine, summarise, findRows, readCharts, comparePairs }: RunService,
) {
  const { stores, events } = context
  const indexBacklog = createBacklogIndexer(stores.grids)

  /** Starting and stopping changes lists of runs and of experiments. */
  async function andTell<T>(work: Promise<T>): Promise<T> {
    const result = await work
    events.publish({ type: 'changed', what: 'runs' })
    events.publish({ type: 'changed', what: 'experiments' })
    return result
  }

  return {
    list: runs.list.handler(({ input }) => {
      const { runs: found, total } = stores.runs.list(input)
      return { runs: found.map(toSummary), total }
    }),
    get: runs.get.handler(({ input }) => {
      const run = getRun(stores.runs, input.runId)
      return { ...toSummary(run), spec: readSpec(run) }
    }),
    start: runs.start.handler(({ input }) => andTell(engine.start(input.experimentId))),
    pause: runs.pause.handler(({ input }) => andTell(engine.pause(input.runId))),
    resume: runs.resume.handler(({ input }) => andTell(engine.resume(input.runId))),
    cancel: runs.cancel.handler(({ input }) => andTell(engine.cancel(input.runId))),
    retryFailed: runs.retryFailed.handler(({ input }) => andTell(engine.retryFailed(input.runId))),
    progress: runs.progress.handler(({ input }) => engine.progress(input.runId)),
    rescore: runs.rescore.handler(({ input }) =>
      andTell(
        rescoreRun(
          context,
          { keepReport: (runId) => keepReport({ stores, summarise }, runId), goOn: engine.resume },
          input,
        ).then((id) => engine.progress(id)),
      ),
    ),
    report: runs.report.handler(({ input }) => makeReport({ stores, summarise }, input.runId)),
    grid: runs.grid.handler(({ input }) => {
      if (input.search) indexBacklog(input.runId)
      return readGrid({ stores, findRows }, input)
    }),
    export: runs.export.handler(({ input }) => exportRun(stores, input)),
    document: runs.document.handler(({ input }) =>
      writeDocument({ stores, summarise }, { ...input, appVersion: context.appVersion }),
    ),
    paired: runs.paired.handler(({ input }) => readCharts.paired(input)),
    confusion: runs.confusion.handler(({ input: { runId, variant } }) => {
      const { datasetVersionId, variants } = readSpec(getRun(stores.runs, runId))
      const extract = variants[variant]?.extract
      return extract === undefined ? null : readCharts.confusion({ runId, variant, datasetVersionId, extract })
    }),
    latencies: runs.latencies.handler(({ input }) => {
      const run = getRun(stores.runs, input.runId)
      return readCharts.latencies({ runId: run.id, variantCount: readSpec(run).variants.length })
    }),
    compare: runs.compare.handler(({ input }) => compareRuns({ stores, summarise, comparePairs }, input)),
    comparedRows: runs.comparedRows.handler(({ input }) => readComparedRows(stores, input)),
    history: runs.history.handler(({ input }) => readHistory(stores, input)),
    cell: runs.cell.handler(({ input }) => readCell(stores, input.cellId)),
    reproduceCell: runs.reproduceCell.handler(({ input, signal }) => reproduceCell(context, input.cellId, signal)),
    reproduce: runs.reproduce.handler(({ input, signal }) => reproduceRun(context, input, signal)),
  }
}

function toSummary(run: RunRecord): RunSummary {
  const { id, experimentId, experimentName, status, startedAt, finishedAt, verdict, problem } = run
  const { total, done, failed, rowCount } = run
  const { variants } = parseColumn(namesSchema, run.spec, 'spec of a run')
  const counts = { total, done, failed, rowCount, variantNames: variants.map(({ name }) => name) }
  return { id, experimentId, experimentName, status, startedAt, finishedAt, verdict, problem, ...counts }
}
