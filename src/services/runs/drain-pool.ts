import { blockingCodes } from '../../core/blocking-codes.ts'
import type { AssayError } from '../../core/errors.ts'
import { toKnownError } from '../to-known-error.ts'
import { answerCell } from './answer-cell.ts'
import { createCellSource, type PreparedCell } from './cell-source.ts'
import type { ConnectionSlots } from './connection-slots.ts'
import type { ProgressMeter } from './progress-meter.ts'
import type { AnsweredCell, ResultSaver } from './result-saver.ts'
import type { RunControl } from './run-control.ts'
import type { RunDependencies } from './run-dependencies.ts'
import type { PlannedPool, RunPlan } from './run-plan.ts'
import type { SequentialWatch } from './sequential-watch.ts'
import type { SpendingLimit } from './spending-limit.ts'

/** A backend that answers at once must not get further ahead of the disk than this. */
const mostUnsaved = 64

export interface DrainInput {
  runId: string
  plan: RunPlan
  pool: PlannedPool
  limits: readonly SpendingLimit[]
  slots: ConnectionSlots
  control: RunControl
  meter: ProgressMeter
  saver: ResultSaver
  /** Of a run that may stop early. */
  watch: SequentialWatch | undefined
  dependencies: RunDependencies
}

/**
 * Runs the cells of one pool with a bounded number at once until none is pending or the run is stopped. Never throws:
 * what goes wrong is kept with its cell, or stops the run with the reason.
 */
export async function drainPool(input: DrainInput): Promise<void> {
  const { runId, plan, pool, limits, control, meter, saver, watch, dependencies } = input
  const slots = input.slots.join(pool.connectionId, pool.concurrency)
  const release = (ids: readonly number[]) => {
    if (!control.isTakenAway) dependencies.cells.release(ids)
  }
  const source = createCellSource({ runId, datasetVersionId: plan.spec.datasetVersionId, pool, dependencies, release })
  const { counts } = meter
  const rules = { ...plan.spec, useCache: plan.spec.useCache && dependencies.isCacheOn(), limits }
  const saves = new Set<Promise<void>>()

  async function work(): Promise<void> {
    while (!control.isStopping && (await slots.take(control.stopSignal))) {
      let isHeld = true
      try {
        const prepared = await source.next()
        if (!prepared) return
        const turn = watch?.whenNear(prepared.cell.rowPosition, control.stopSignal)
        if (turn) {
          // Others may use the connection in the meantime.
          slots.give()
          isHeld = false
          await turn
          isHeld = await slots.take(control.stopSignal)
        }
        await answer(prepared)
      } finally {
        if (isHeld) slots.give()
      }
      if (saves.size >= mostUnsaved) await Promise.race(saves)
    }
  }

  async function answer(prepared: PreparedCell): Promise<void> {
    if (control.isStopping) return release([prepared.cell.id])
    counts.pending -= 1
    counts.running += 1
    try {
      save(await answerCell(prepared, rules, dependencies, control.abortSignal), prepared.cell.rowPosition)
    } catch (error) {
      settleFailure(prepared.cell, toKnownError(error))
    }
  }

  /** The worker does not wait for the disk: the next request is on its way while this answer is saved. */
  function save(answered: AnsweredCell, rowPosition: number) {
    const saving: Promise<void> = saver
      .save(answered)
      .then(
        () => countDone(answered, rowPosition),
        (error: unknown) => settleFailure({ id: answered.finished.id, rowPosition }, toKnownError(error)),
      )
      .finally(() => saves.delete(saving))
    saves.add(saving)
  }

  function countDone({ finished: { isCached, costUsd } }: AnsweredCell, rowPosition: number) {
    counts.running -= 1
    counts.done += 1
    counts.cached += isCached
    counts.knownCostUsd += costUsd ?? 0
    counts.unknownCostCount += costUsd === null ? 1 : 0
    meter.touch()
    tellWatch(rowPosition)
  }

  function tellWatch(rowPosition: number) {
    try {
      watch?.cellFinished(rowPosition)
    } catch (error) {
      control.stop(toKnownError(error))
    }
  }

  function settleFailure({ id, rowPosition }: { id: number; rowPosition: number }, error: AssayError) {
    const isBlocking = blockingCodes.has(error.code)
    if (isBlocking) control.stop(error)
    counts.running -= 1
    meter.touch()
    try {
      if (isBlocking || control.abortSignal.aborted) {
        release([id])
        counts.pending += 1
      } else {
        const { code, message } = error
        dependencies.cells.fail({ id, code, message, retries: 0, finishedAt: dependencies.now() })
        counts.failed += 1
        tellWatch(rowPosition)
      }
    } catch (unwritten) {
      // The cell stays marked as running, and goes back into the queue when the run is resumed.
      control.stop(toKnownError(unwritten))
    }
  }

  const stopForAny = (error: unknown) => control.stop(toKnownError(error))
  await Promise.all(Array.from({ length: pool.concurrency }, () => work().catch(stopForAny)))
  slots.leave()
  await Promise.all(saves)
  await source.releaseRest().catch(stopForAny)
}
