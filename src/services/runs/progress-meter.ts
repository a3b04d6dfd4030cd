import type { RunProgress } from '../../contract/experiments.ts'
import type { CellCounts } from '../../storage/cell-store.ts'
import type { RunStatus } from '../../storage/run-store.ts'

const publishEveryMs = 100

export interface ProgressMeter {
  counts: CellCounts
  status: RunStatus
  problem: string | null
  /** Answers that are still to be scored by a model. */
  scoringLeft: () => number
  /** Tells listeners soon: at most ten times a second, and `flush` for a last word. */
  touch: () => void
  flush: () => void
  current: () => RunProgress
  /** Milliseconds of running in all. */
  elapsedMs: () => number
}

/** Counts of one run while it goes on, in memory; the cells on disk stay the truth. */
export function createProgressMeter(input: {
  runId: string
  total: number
  counts: CellCounts
  status: RunStatus
  /** Running time of earlier spells. */
  elapsedBeforeMs: number
  elapsed: () => number
  publish: (progress: RunProgress) => void
}): ProgressMeter {
  const startedMs = input.elapsed()
  const doneAtStart = input.counts.done + input.counts.failed
  let timer: ReturnType<typeof setTimeout> | undefined
  const meter: ProgressMeter = {
    counts: input.counts,
    status: input.status,
    problem: null,
    scoringLeft: () => 0,
    elapsedMs: () => input.elapsedBeforeMs + input.elapsed() - startedMs,
    touch() {
      timer ??= setTimeout(() => meter.flush(), publishEveryMs)
    },
    flush() {
      clearTimeout(timer)
      timer = undefined
      input.publish(meter.current())
    },
    current() {
      const spellMs = input.elapsed() - startedMs
      const finished = meter.counts.done + meter.counts.failed - doneAtStart
      return {
        runId: input.runId,
        status: meter.status,
        total: input.total,
        ...meter.counts,
        scoringLeft: meter.scoringLeft(),
        elapsedMs: meter.elapsedMs(),
        cellsPerSecond: finished > 0 && spellMs > 0 ? finished / (spellMs / 1000) : null,
        problem: meter.problem,
      }
    },
  }
  return meter
}
