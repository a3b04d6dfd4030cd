import type { RunProgress } from '../../contract/experiments.ts'
import { AssayError } from '../../core/errors.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import { beginSpell } from './begin-spell.ts'
import { createConnectionSlots } from './connection-slots.ts'
import { countCells } from './count-cells.ts'
import { getRun } from './get-run.ts'
import type { ProgressMeter } from './progress-meter.ts'
import { readSpec } from './read-spec.ts'
import type { RunControl } from './run-control.ts'
import type { RunDependencies } from './run-dependencies.ts'
import { checkFirstRow, planRun, type RunPlan } from './run-plan.ts'
import { requireBoundedCost } from './run-limits.ts'
import { takenElsewhere } from './taken-elsewhere.ts'

const heartbeatLostAfterMs = 15_000
const endedUnderWay = 'The program ended while this run was under way: resume goes on where it stopped.'

export interface RunEngine {
  /** Freezes the experiment's spec and begins. Throws what makes the run impossible. */
  start(experimentId: string): Promise<RunProgress>
  /** Lets the cells in flight finish and stands still. */
  pause(runId: string): Promise<RunProgress>
  /** Goes on with what is pending. Throws what makes that impossible, and `conflict` for a run that was cancelled. */
  resume(runId: string): Promise<RunProgress>
  /** Stops for good; what is finished stays. */
  cancel(runId: string): Promise<RunProgress>
  /** Puts failed cells back in the queue and goes on. */
  retryFailed(runId: string): Promise<RunProgress>
  progress(runId: string): RunProgress
  /** Resolves when this process no longer works on the run. */
  wait(runId: string): Promise<RunProgress>
  /** Marks runs whose process is gone as paused, with nothing lost: now, and as long as the engine is open. */
  recover(): void
  /** Stops all work; runs under way stay resumable. Nothing can be started after it. */
  close(): Promise<void>
}

/**
 * Runs experiments. The queue is the database: whatever ends this process, `resume` goes on where it stopped. A run
 * belongs to one process at a time; all but `progress` throw `conflict` for one that another living process runs.
 */
export function createRunEngine(dependencies: RunDependencies): RunEngine {
  const { runs, cells } = dependencies
  const active = new Map<string, { control: RunControl; meter: ProgressMeter; finished: Promise<void> }>()
  /** How runs ended here whose record could not be written, and says otherwise. */
  const unwritten = new Map<string, RunProgress>()
  const slots = createConnectionSlots()
  let isClosed = false
  let recovering: ReturnType<typeof setInterval> | undefined

  function begin(run: RunRecord, plan: RunPlan, isRetrying: boolean): RunProgress {
    if (isClosed) throw new AssayError('cancelled', { what: 'The run' })
    const { control, meter, finished } = beginSpell({ run, plan, isRetrying, slots, dependencies })
    unwritten.delete(run.id)
    const forgotten = finished.then((isSettled) => {
      active.delete(run.id)
      if (!isSettled) unwritten.set(run.id, meter.current())
      dependencies.onStop()
    })
    active.set(run.id, { control, meter, finished: forgotten })
    return meter.current()
  }

  async function goOn(runId: string, isRetrying: boolean): Promise<RunProgress> {
    const plan = await planRun(readSpec(getRun(runs, runId)), dependencies)
    refuseUnbounded(plan)
    // From the last look at what is under way to the beginning nothing is awaited, so that no other call comes between.
    for (let spell = active.get(runId); spell; spell = active.get(runId)) {
      const { control, meter } = spell
      if (!control.isStopping && !(isRetrying && meter.counts.failed > 0)) return meter.current()
      control.stop()
      await spell.finished
    }
    const run = getRun(runs, runId)
    refuseElsewhere(run)
    if (run.status === 'cancelled') {
      throw new AssayError('conflict', { what: 'This run was cancelled', mend: 'start a new one' })
    }
    const hasFailures = run.failed > 0 || dependencies.scores.countFailed(runId) > 0
    const isOver = run.status === 'done' && !(isRetrying && hasFailures)
    if (isOver && runs.getReport(runId) !== null) return toProgress(run)
    return begin(run, plan, isRetrying)
  }

  /** Under a cap every request needs a bound. */
  function refuseUnbounded(plan: RunPlan) {
    const isCapped = plan.spec.maxCostUsd !== undefined || dependencies.monthlyLimit() !== undefined
    if (isCapped) requireBoundedCost(plan)
  }

  function refuseElsewhere(run: RunRecord) {
    if (isOwnedElsewhere(run)) throw takenElsewhere()
  }

  function isOwnedElsewhere(run: RunRecord): boolean {
    if (run.status !== 'running' || run.ownerProcess === null || run.ownerProcess === dependencies.processId)
      return false
    const silentMs = Date.parse(dependencies.now()) - Date.parse(run.heartbeatAt ?? run.startedAt)
    return dependencies.isProcessAlive(run.ownerProcess) && silentMs < heartbeatLostAfterMs
  }

  function progress(runId: string): RunProgress {
    const spell = active.get(runId)
    if (spell) return spell.meter.current()
    const run = getRun(runs, runId)
    const ended = run.ownerProcess === dependencies.processId ? unwritten.get(runId) : undefined
    return ended ?? toProgress(run)
  }

  async function stop(runId: string, isAborting: boolean): Promise<RunProgress> {
    const spell = active.get(runId)
    if (!spell) return settleIdle(getRun(runs, runId), 'paused')
    if (isAborting) spell.control.abort()
    else spell.control.stop()
    await spell.finished
    return spell.meter.current()
  }

  /** A run that nobody works on: one that says otherwise was left so by a process that is gone. */
  function settleIdle(run: RunRecord, status: 'paused' | 'cancelled'): RunProgress {
    refuseElsewhere(run)
    const isLeft = run.status === 'pending' || run.status === 'running'
    if (!isLeft && !(status === 'cancelled' && run.status === 'paused')) return toProgress(run)
    const [problem, finishedAt] = status === 'paused' ? [endedUnderWay, null] : [null, dependencies.now()]
    const idle = { status, problem, finishedAt, ownerProcess: null, heartbeatAt: null }
    dependencies.atomically(() => {
      // Another process may have been faster; then the cells are that one's.
      if (runs.setState({ ...run, ...countCells(cells, run), ...idle }, run)) cells.requeueRunning(run.id)
    })
    unwritten.delete(run.id)
    const settled = toProgress(getRun(runs, run.id))
    dependencies.publish(settled)
    return settled
  }

  function settleLeft() {
    const left = runs.listUnfinished().filter((run) => !active.has(run.id) && !isOwnedElsewhere(run))
    for (const run of left) settleIdle(run, 'paused')
    if (left.length > 0) dependencies.onStop()
  }

  /** Other processes may end at any time. */
  function keepRecovering() {
    try {
      settleLeft()
    } catch {
      // A workspace that cannot be written now may be in a while; nothing is lost meanwhile.
    }
  }

  return {
    async start(experimentId) {
      const experiment = dependencies.getExperiment(experimentId)
      const plan = await planRun(experiment.spec, dependencies)
      refuseUnbounded(plan)
      await checkFirstRow(plan, dependencies)
      const id = dependencies.newId()
      runs.insert({
        id,
        experimentId,
        experimentName: experiment.name,
        spec: JSON.stringify(plan.spec),
        rowCount: plan.positions.length,
        total: plan.total,
        startedAt: dependencies.now(),
      })
      return begin(getRun(runs, id), plan, false)
    },
    pause: (runId) => stop(runId, false),
    resume: (runId) => goOn(runId, false),
    async cancel(runId) {
      const spell = active.get(runId)
      if (!spell) return settleIdle(getRun(runs, runId), 'cancelled')
      spell.control.isCancelled = true
      return stop(runId, true)
    },
    retryFailed: (runId) => goOn(runId, true),
    progress,
    async wait(runId) {
      await active.get(runId)?.finished
      return progress(runId)
    },
    recover() {
      settleLeft()
      recovering ??= setInterval(keepRecovering, heartbeatLostAfterMs).unref()
    },
    async close() {
      isClosed = true
      clearInterval(recovering)
      await Promise.all([...active.keys()].map((runId) => stop(runId, true)))
    },
  }
}

/** Progress of a run that this process does not work on: what is kept with it, without a look at its cells. */
function toProgress(run: RunRecord): RunProgress {
  const { id, status, total, done, failed, cached, knownCostUsd, unknownCostCount, elapsedMs, problem } = run
  return {
    runId: id,
    status,
    total,
    pending: total - done - failed,
    running: 0,
    done,
    failed,
    cached,
    knownCostUsd,
    unknownCostCount,
    elapsedMs,
    cellsPerSecond: null,
    problem,
  }
}
