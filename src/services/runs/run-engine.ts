import type { RunProgress } from '../../contract/experiments.ts'
import { AssayError, toAssayError } from '../../core/errors.ts'
import { experimentSpecSchema } from '../../core/experiments/experiment-spec.ts'
import type { RunRecord, RunStatus } from '../../storage/run-store.ts'
import { drainPool, type RunControl } from './drain-pool.ts'
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts'
import { createResultSaver } from './result-saver.ts'
import type { RunDependencies } from './run-dependencies.ts'
import { checkFirstRow, listCells, planRun, type RunPlan } from './run-plan.ts'
import { createScorer, scoreMissing } from './score-cells.ts'

const heartbeatEveryMs = 1000
const heartbeatLostAfterMs = 15_000
const queueChunk = 5000

/** A run that this process is working on. */
interface ActiveRun {
  control: RunControl
  meter: ProgressMeter
  finished: Promise<void>
}

export interface RunEngine {
  /** Freezes the experiment's spec, queues its cells and begins. Throws what makes the run impossible. */
  start(experimentId: string): Promise<RunProgress>
  /** Lets the cells in flight finish and stands still. */
  pause(runId: string): Promise<RunProgress>
  /** Goes on with what is pending. */
  resume(runId: string): Promise<RunProgress>
  /** Stops for good; what is finished stays. */
  cancel(runId: string): Promise<RunProgress>
  /** Puts failed cells back in the queue and goes on. */
  retryFailed(runId: string): Promise<RunProgress>
  progress(runId: string): RunProgress
  /** Resolves when this process no longer works on the run. */
  wait(runId: string): Promise<RunProgress>
  /** Marks runs whose process is gone as paused, with nothing lost. Call once, when a workspace is opened. */
  recover(): void
  /** Stops all work; runs under way stay resumable. */
  close(): Promise<void>
}

/** Runs experiments. The queue is the database: whatever ends this process, `resume` goes on where it stopped. */
export function createRunEngine(dependencies: RunDependencies): RunEngine {
  const { runs, cells } = dependencies
  const active = new Map<string, ActiveRun>()

  function getRun(runId: string): RunRecord {
    const run = runs.get(runId)
    if (!run) throw new AssayError('not-found', { what: 'run', id: runId })
    return run
  }

  function saveState(runId: string, meter: ProgressMeter, status: RunStatus) {
    meter.status = status
    const isOver = status === 'done' || status === 'cancelled'
    const isOurs = status === 'running'
    runs.setState({
      id: runId,
      status,
      done: meter.counts.done,
      failed: meter.counts.failed,
      elapsedMs: meter.elapsedMs(),
      problem: meter.problem,
      ownerProcess: isOurs ? dependencies.processId : null,
      heartbeatAt: isOurs ? dependencies.now() : null,
      finishedAt: isOver ? dependencies.now() : null,
    })
    meter.flush()
  }

  function createMeter(run: RunRecord): ProgressMeter {
    return createProgressMeter({
      runId: run.id,
      total: run.total,
      counts: cells.counts(run.id),
      status: run.status,
      elapsedBeforeMs: run.elapsedMs,
      elapsed: dependencies.elapsed,
      publish: dependencies.publish,
    })
  }

  function begin(run: RunRecord, plan: RunPlan): RunProgress {
    const control: RunControl = { isStopping: false, isCancelled: false, abort: new AbortController(), problem: null }
    const meter = createMeter(run)
    saveState(run.id, meter, 'running')
    const finished = work(run.id, plan, control, meter).finally(() => active.delete(run.id))
    active.set(run.id, { control, meter, finished })
    return meter.current()
  }

  async function work(runId: string, plan: RunPlan, control: RunControl, meter: ProgressMeter): Promise<void> {
    const score = createScorer(plan.spec)
    const saver = createResultSaver(cells, score)
    const heartbeat = setInterval(() => saveState(runId, meter, 'running'), heartbeatEveryMs)
    try {
      scoreMissing(runId, plan.spec, score, dependencies)
      await Promise.all(plan.pools.map((pool) => drainPool(runId, plan, pool, control, meter, saver, dependencies)))
      meter.counts = cells.counts(runId)
      if (isDrained(meter)) await dependencies.onEnd(runId)
    } catch (error) {
      control.problem ??= toAssayError(error)
    }
    clearInterval(heartbeat)
    meter.counts = cells.counts(runId)
    meter.problem = control.problem?.message ?? null
    saveState(runId, meter, isDrained(meter) ? 'done' : control.isCancelled ? 'cancelled' : 'paused')
  }

  const isDrained = ({ counts }: ProgressMeter) => counts.pending + counts.running === 0

  async function queueCells(runId: string, plan: RunPlan) {
    for (const chunk of toChunks(listCells(plan.spec, plan.rowCount), queueChunk)) {
      cells.insertAll(runId, chunk)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async function goOn(runId: string): Promise<RunProgress> {
    const running = active.get(runId)
    if (running && !running.control.isStopping) return running.meter.current()
    await running?.finished
    const run = getRun(runId)
    if (run.status === 'running' && isOwnedElsewhere(run)) {
      throw new AssayError('conflict', { what: 'Another window or command is running this run', mend: 'pause it there first' })
    }
    const plan = await planRun(experimentSpecSchema.parse(JSON.parse(run.spec)), dependencies)
    cells.requeueRunning(runId)
    await queueCells(runId, plan)
    runs.saveReport(runId, null, null)
    return begin(run, plan)
  }

  function isOwnedElsewhere(run: RunRecord): boolean {
    if (run.ownerProcess === null || run.ownerProcess === dependencies.processId) return false
    const silentMs = Date.parse(dependencies.now()) - Date.parse(run.heartbeatAt ?? run.startedAt)
    return dependencies.isProcessAlive(run.ownerProcess) && silentMs < heartbeatLostAfterMs
  }

  async function stop(runId: string, isAborting: boolean): Promise<RunProgress> {
    const running = active.get(runId)
    if (!running) return createMeter(getRun(runId)).current()
    running.control.isStopping = true
    if (isAborting) running.control.abort.abort()
    await running.finished
    return running.meter.current()
  }

  return {
    async start(experimentId) {
      const experiment = dependencies.getExperiment(experimentId)
      const plan = await planRun(experiment.spec, dependencies)
      await checkFirstRow(plan, dependencies)
      const id = dependencies.newId()
      runs.insert({
        id,
        experimentId,
        experimentName: experiment.name,
        spec: JSON.stringify(experiment.spec),
        rowCount: plan.rowCount,
        total: plan.total,
        startedAt: dependencies.now(),
      })
      await queueCells(id, plan)
      return begin(getRun(id), plan)
    },
    pause: (runId) => stop(runId, false),
    resume: goOn,
    async cancel(runId) {
      const run = getRun(runId)
      if (run.status === 'done') return createMeter(run).current()
      const running = active.get(runId)
      if (running) running.control.isCancelled = true
      else saveState(runId, createMeter(run), 'cancelled')
      return stop(runId, true)
    },
    async retryFailed(runId) {
      await stop(runId, false)
      cells.requeueFailed(runId)
      return goOn(runId)
    },
    progress: (runId) => active.get(runId)?.meter.current() ?? createMeter(getRun(runId)).current(),
    async wait(runId) {
      await active.get(runId)?.finished
      return createMeter(getRun(runId)).current()
    },
    recover() {
      for (const run of runs.listUnfinished()) {
        if (isOwnedElsewhere(run)) continue
        cells.requeueRunning(run.id)
        const meter = createMeter(run)
        meter.problem = 'The program ended while this run was under way: resume goes on where it stopped.'
        saveState(run.id, { ...meter, elapsedMs: () => run.elapsedMs }, 'paused')
      }
    },
    async close() {
      await Promise.all([...active.keys()].map((runId) => stop(runId, true)))
    },
  }
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
