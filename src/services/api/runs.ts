import type { RunSummary } from '../../contract/experiments.ts'
import { AssayError } from '../../core/errors.ts'
import { experimentSpecSchema } from '../../core/experiments/experiment-spec.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import { makeReport } from '../runs/make-report.ts'
import { readCell } from '../runs/read-cell.ts'
import { readGrid } from '../runs/read-grid.ts'
import type { RunService } from '../runs/run-service.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `runs.*`. */
export function createRunProcedures({ runs }: Implementer, context: ServiceContext, { engine, summarise }: RunService) {
  const { stores, events } = context

  function getRun(runId: string): RunRecord {
    const run = stores.runs.get(runId)
    if (!run) throw new AssayError('not-found', { what: 'run', id: runId })
    return run
  }

  /** Starting and stopping changes lists of runs and of experiments. */
  async function andTell<T>(work: Promise<T>): Promise<T> {
    const result = await work
    events.publish({ type: 'changed', what: 'runs' })
    return result
  }

  return {
    list: runs.list.handler(({ input }) => {
      const { runs: found, total } = stores.runs.list(input)
      return { runs: found.map(toSummary), total }
    }),
    get: runs.get.handler(({ input }) => {
      const run = getRun(input.runId)
      return { ...toSummary(run), spec: experimentSpecSchema.parse(JSON.parse(run.spec)) }
    }),
    start: runs.start.handler(({ input }) => andTell(engine.start(input.experimentId))),
    pause: runs.pause.handler(({ input }) => andTell(engine.pause(input.runId))),
    resume: runs.resume.handler(({ input }) => andTell(engine.resume(input.runId))),
    cancel: runs.cancel.handler(({ input }) => andTell(engine.cancel(input.runId))),
    retryFailed: runs.retryFailed.handler(({ input }) => andTell(engine.retryFailed(input.runId))),
    progress: runs.progress.handler(({ input }) => engine.progress(input.runId)),
    report: runs.report.handler(({ input }) => makeReport(stores, input.runId, summarise)),
    grid: runs.grid.handler(({ input }) => readGrid(stores, input)),
    cell: runs.cell.handler(({ input }) => readCell(stores, input.cellId)),
  }
}

function toSummary(run: RunRecord): RunSummary {
  const spec = experimentSpecSchema.parse(JSON.parse(run.spec))
  const { id, experimentId, experimentName, status, startedAt, finishedAt, total, done, failed, rowCount, verdict, problem } = run
  const variantNames = spec.variants.map((variant) => variant.name)
  return { id, experimentId, experimentName, status, startedAt, finishedAt, total, done, failed, rowCount, verdict, problem, variantNames }
}
