import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RunRecord, RunStatus } from '../../storage/run-store.ts'
import { toKnownError } from '../to-known-error.ts'
import type { ConnectionSlots } from './connection-slots.ts'
import { countCells } from './count-cells.ts'
import { drainPool } from './drain-pool.ts'
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts'
import { createResultSaver } from './result-saver.ts'
import { takenElsewhere } from './taken-elsewhere.ts'
import { createRunControl, type RunControl } from './run-control.ts'
import type { RunDependencies } from './run-dependencies.ts'
import { createRunLimits } from './run-limits.ts'
import { listCells, type RunPlan } from './run-plan.ts'
import { createLateScoring } from '../scoring/late-scoring.ts'
import { createScorer, scoreMissing } from './score-cells.ts'
import { createSequentialWatch } from './sequential-watch.ts'

const heartbeatEveryMs = 1000
const queueChunk = 5000

/** One stretch of work on a run, from start or resume to the moment when it stands still or is done. */
export interface Spell {
  control: RunControl
  meter: ProgressMeter
  /** Resolves when this process no longer works on the run, with whether the run's state says so; never rejects. */
  finished: Promise<boolean>
}

export interface SpellInput {
  run: RunRecord
  plan: RunPlan
  isRetrying: boolean
  slots: ConnectionSlots
  dependencies: RunDependencies
}

/**
 * Makes a run this process's own and works on it; `isRetrying` puts its failed cells back into the queue first. Throws
 * `conflict` when another process has taken the run since it was read.
 */
export function beginSpell({ run, plan, isRetrying, slots, dependencies }: SpellInput): Spell {
  const { runs, cells } = dependencies
  const ours = { status: 'running', ownerProcess: dependencies.processId } as const
  dependencies.atomically(() => {
    const begun = { ...run, ...ours, problem: null, heartbeatAt: dependencies.now(), finishedAt: null }
    if (!runs.setState(begun, run)) throw takenElsewhere()
    runs.saveReport(run.id, null, null)
    cells.requeueRunning(run.id)
    if (!isRetrying) return
    cells.requeueFailed(run.id)
    dependencies.scores.dropFailed(run.id)
  })

  const control = createRunControl()
  const meter = createProgressMeter({
    runId: run.id,
    total: run.total,
    counts: countCells(cells, run),
    status: 'running',
    elapsedBeforeMs: run.elapsedMs,
    elapsed: dependencies.elapsed,
    publish: dependencies.publish,
  })
  meter.flush()
  const limits = createRunLimits(plan.spec, run.knownCostUsd, dependencies.monthlyLimit())
  const later = createLateScoring({ runId: run.id, plan, limits, slots, control, dependencies, onChange: meter.touch })
  meter.scoringLeft = () => later.left
  const isDrained = () => meter.counts.pending + meter.counts.running === 0 && later.isComplete()

  const watch = createSequentialWatch({
    runId: run.id,
    plan,
    reports: dependencies.reports,
    onEnd() {
      control.isSettled = true
      control.stop()
    },
  })

  /** False when another process has taken the run away, for which it has to believe that this one is gone. */
  function saveState(status: RunStatus): boolean {
    const isOver = status === 'done' || status === 'cancelled'
    const state = {
      ...meter.counts,
      id: run.id,
      status,
      elapsedMs: meter.elapsedMs(),
      problem: meter.problem,
      ownerProcess: status === 'running' ? ours.ownerProcess : null,
      heartbeatAt: status === 'running' ? dependencies.now() : null,
      finishedAt: isOver ? dependencies.now() : null,
    }
    return runs.setState(state, ours)
  }

  function beat() {
    try {
      if (saveState('running')) return meter.flush()
      control.isTakenAway = true
      control.abort()
      control.stop(takenElsewhere())
    } catch (error) {
      control.stop(toKnownError(error))
    }
  }

  /** A run that was ended while it was queued has a part of its cells only. */
  async function queueMissing() {
    const { pending, running, done, failed } = cells.counts(run.id)
    if (pending + running + done + failed === plan.total) return
    for (const chunk of toChunks(listCells(plan.spec, plan.positions), queueChunk)) {
      if (control.isStopping) return
      cells.insertAll(run.id, chunk)
      await nextTurn()
    }
  }

  async function work(): Promise<boolean> {
    const score = createScorer(plan.spec)
    const saver = createResultSaver(dependencies, score, later.add)
    const heartbeat = setInterval(beat, heartbeatEveryMs)
    try {
      await queueMissing()
      scoreMissing(run.id, plan.spec, score, dependencies)
      watch?.begin()
      const input = { runId: run.id, plan, limits, slots, control, meter, saver, watch, dependencies }
      later.addMissing()
      await Promise.all(plan.pools.map((pool) => drainPool({ ...input, pool })))
      await later.finish()
      meter.counts = countCells(cells, run)
      if ((isDrained() || control.isSettled) && !control.isTakenAway) await dependencies.keepReport(run.id)
    } catch (error) {
      control.stop(toKnownError(error))
    }
    clearInterval(heartbeat)
    tidyCache()
    const isSettled = settle()
    meter.flush()
    return isSettled
  }

  function tidyCache() {
    try {
      dependencies.shrinkCache()
    } catch {
      // It is tried again after the next run.
    }
  }

  /** Writes how the spell ended. Where that fails, the run stays marked as running, and `recover` puts it right. */
  function settle(): boolean {
    try {
      meter.counts = countCells(cells, run)
      meter.problem = control.problem?.message ?? null
      meter.status = isDrained() || control.isSettled ? 'done' : control.isCancelled ? 'cancelled' : 'paused'
      if (!control.isTakenAway) control.isTakenAway = !saveState(meter.status)
      // What is shown is then what the other process makes of the run.
      if (control.isTakenAway) meter.status = runs.get(run.id)?.status ?? meter.status
      return true
    } catch (error) {
      meter.problem = toKnownError(error).message
      meter.status = 'paused'
      return false
    }
  }

  return { control, meter, finished: work() }
}

/** Groups of up to `size` items, made as they are asked for. */
function* toChunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
