import { setImmediate as nextTurn } from 'node:timers/promises'
import { AssayError } from '../../core/errors.ts'
import { parseMetricSpec } from '../../core/metrics/index.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { ServiceContext } from '../api/context.ts'
import { getRun } from './get-run.ts'
import { countCells } from './count-cells.ts'
import { readSpec } from './read-spec.ts'
import { createScorer } from './score-cells.ts'

/**
 * Scores the stored outputs of a run with other metrics, and generates nothing: a new run with copies of the finished
 * cells, which count as answers from the cache; the run that they come from and its report stay as they are. Returns the
 * id of the new run. Throws `not-found`, `bad-input` for metrics that are wrong, and `conflict` while the run goes on.
 */
export async function rescoreRun(
  { stores, db, now, newId }: Pick<ServiceContext, 'stores' | 'db' | 'now' | 'newId'>,
  keepReport: (runId: string) => Promise<void>,
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
    const idle = { elapsedMs: 0, problem: null, ownerProcess: null, heartbeatAt: null, finishedAt: at }
    stores.runs.setState({ ...counts, id, status: 'done', ...idle }, { status: 'pending', ownerProcess: null })
  }).immediate()
  const score = createScorer(spec)
  for (;;) {
    const batch = stores.cells.listUnscored(id, spec.metrics.length)
    if (batch.length === 0) break
    stores.cells.saveScores(
      batch.map(({ id: cellId, variant, output, rowPosition }) => {
        const { variables = {}, expected = null } = stores.datasets.getRow(spec.datasetVersionId, rowPosition) ?? {}
        return { cellId, scores: score({ id: cellId, variant, output, variables, expected }) }
      }),
    )
    await nextTurn()
  }
  await keepReport(id)
  return id
}
