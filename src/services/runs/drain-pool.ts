import { toAssayError, type AssayError, type ErrorCode } from '../../core/errors.ts'
import { answerCell, type AnsweredCell } from './answer-cell.ts'
import { createCellSource } from './cell-source.ts'
import type { ProgressMeter } from './progress-meter.ts'
import type { ResultSaver } from './result-saver.ts'
import type { RunDependencies } from './run-dependencies.ts'
import type { PlannedPool, RunPlan } from './run-plan.ts'

/** Failures that every further cell would share: the run stands still and says why, and its cells stay in the queue. */
const blockingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'wrong-key',
  'key-missing',
  'model-load-failed',
  'not-a-gguf',
  'file-missing',
  'file-unreadable',
  'not-found',
])

/** A backend that answers at once must not get further ahead of the disk than this. */
const mostUnsaved = 64

/** What can end a run early: `isStopping` lets the cells in flight finish, `abort` ends them too. */
export interface RunControl {
  isStopping: boolean
  /** The run is not to be resumed. */
  isCancelled: boolean
  abort: AbortController
  /** Why the run had to stand still. */
  problem: AssayError | null
}

/** Runs the cells of one pool with a bounded number at once until none is pending or the run is stopped. */
export async function drainPool(
  runId: string,
  plan: RunPlan,
  pool: PlannedPool,
  control: RunControl,
  meter: ProgressMeter,
  saver: ResultSaver,
  dependencies: RunDependencies,
): Promise<void> {
  const source = createCellSource(runId, plan.spec.datasetVersionId, pool, dependencies)
  const { counts } = meter
  const saves = new Set<Promise<void>>()

  async function work(): Promise<void> {
    while (!control.isStopping) {
      const prepared = await source.next()
      if (!prepared) return
      if (control.isStopping) {
        dependencies.cells.release([prepared.cell.id])
        return
      }
      counts.pending -= 1
      counts.running += 1
      try {
        const answered = await answerCell(prepared, plan.spec.useCache, dependencies, control.abort.signal)
        save(answered)
        if (saves.size >= mostUnsaved) await Promise.race(saves)
      } catch (error) {
        settleFailure(prepared.cell.id, toAssayError(error))
      }
    }
  }

  /** The worker does not wait for the disk: the next request is on its way while this answer is saved. */
  function save({ finished, saved }: AnsweredCell) {
    const saving = saver.save(finished, saved).then(
      () => countDone(finished),
      (error: unknown) => settleFailure(finished.id, toAssayError(error)),
    )
    saves.add(saving)
    void saving.finally(() => saves.delete(saving))
  }

  function countDone({ isCached, costUsd }: AnsweredCell['finished']) {
    counts.running -= 1
    counts.done += 1
    counts.cached += isCached
    counts.knownCostUsd += costUsd ?? 0
    counts.unknownCostCount += costUsd === null ? 1 : 0
    meter.touch()
  }

  function settleFailure(cellId: number, error: AssayError) {
    const isBlocking = blockingCodes.has(error.code)
    if (isBlocking) stopFor(error)
    counts.running -= 1
    meter.touch()
    if (isBlocking || control.abort.signal.aborted) {
      dependencies.cells.release([cellId])
      counts.pending += 1
      return
    }
    dependencies.cells.fail({ id: cellId, code: error.code, message: error.message, retries: 0, finishedAt: dependencies.now() })
    counts.failed += 1
  }

  function stopFor(error: AssayError) {
    control.problem ??= error
    control.isStopping = true
  }

  try {
    await Promise.all(Array.from({ length: pool.concurrency }, () => work().catch((error: unknown) => stopFor(toAssayError(error)))))
  } finally {
    await Promise.all(saves)
    await source.releaseRest()
  }
}
