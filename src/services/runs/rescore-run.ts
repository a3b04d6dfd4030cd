import { setImmediate as nextTurn } from 'node:timers/promises'
import { AssayError } from '../../core/errors.ts'
import { parseMetricSpec } from '../../core/metrics/index.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { ServiceContext } from '../api/context.ts'
import { getRun } from './get-run.ts'
import { countCells } from './count-cells.ts'
import { readSpec } from './read-spec.ts'
import { metricOrder } from '../scoring/metric-order.ts'
import { createScorer } from './score-cells.ts'

/** What follows when the cells are copied. */
export interface RescoreSteps {
  keepReport: (runId: string) => Promise<void>
  /** Goes on with a run that stands still: metrics that ask models are scored as in any run. */
  goOn: (runId: string) => Promise<unknown>
}

/**
 * Scores the stored outputs of a run with other metrics, and generates nothing: a new run with copies of the finished
 * cells, which count as answers from the cache; the run that they come from and its report stay as they are. Returns the
 * id of the new run; where metrics ask models it is still being scored then. Throws `not-found`, `bad-input` for metrics that are wrong, and `conflict` while the run goes on.
 */
export async function rescoreRun(
  { stores, db, now, newId }: Pick<ServiceContext, 'stores' | 'db' | 'now' | 'newId'>,
  { keepReport, goOn }: RescoreSteps,
  { runId, metrics }: { runId: string; metrics?: readonly MetricSpec[] | undefined },
): Promise<string> {
  const run = getRun(stores.runs, runId)
  if (run.status === 'running' || run.status === 'pending') {
    throw new AssayError('conflict', { what: 'This run is still going on', mend: 'wait for it, or pause it first' })
  }
  const chosen = metrics ?? stores.experiments.get(run.experimentId)?.spec.metrics
  if (chosen === undefined || chosen.length === 0) {
    throw new AssayError('bad-input', { what: 'There is no metric to score with', mend: 'name at least one' })
  }
  for (const metric of chosen) parseMetricSpec(metric)
  const spec = { ...readSpec(run), metrics: [...chosen] }
  const { atOnce, later } = metricOrder(spec)
  const status = later.length === 0 ? 'done' : 'paused'
  const id = newId()
  const at = now().toISOString()
  db.transaction(() => {
    stores.runs.insert({
      id,
      experimentId: run.experimentId,
      experimentName: run.experimentName,
      spec: JSON.stringify(spec),
      rowCount: run.rowCount,
      total: run.done + run.failed,
      startedAt: at,
    })
    stores.cells.copyFinished(runId, id)
    const counts = countCells(stores.cells, { id, total: run.done + run.failed })
    const idle = { elapsedMs: 0, problem: null, ownerProcess: null, heartbeatAt: null }
    stores.runs.setState(
      { ...counts, id, status, ...idle, finishedAt: status === 'done' ? at : null },
      { status: 'pending', ownerProcess: null },
    )
  }).immediate()
  if (later.length > 0) {
    await goOn(id)
    return id
  }
  const score = createScorer(spec)
  for (;;) {
    const batch = stores.cells.listUnscored(id, atOnce)
    if (batch.length === 0) break
    stores.cells.saveScores(
      batch.map((cell) => {
        const row = stores.datasets.getRow(spec.datasetVersionId, cell.rowPosition)
        return { cellId: cell.id, scores: score(cell, row) }
      }),
    )
    await nextTurn()
  }
  await keepReport(id)
  return id
}
