import { findMetric } from '../../core/metrics/index.ts'
import type { ReportStore } from '../../storage/report-store.ts'
import { createRowFollower } from './follow-rows.ts'
import type { RunPlan } from './run-plan.ts'

/** How many rows a variant may run ahead of the first row that is not complete. */
const leastLead = 8

/** Watches over a run that may stop early. */
export interface SequentialWatch {
  /** Takes in what was finished before, and calls `onEnd` where that is enough. */
  begin(): void
  /** Is told of every cell that is done or has failed. */
  cellFinished(rowPosition: number): void
  /**
   * Resolves when a row may be run: at once, or when slower variants have come nearer. A connection that is quick would
   * otherwise have answered rows that are not needed. Resolves too when the signal is aborted.
   */
  whenNear(rowPosition: number, signal: AbortSignal): Promise<void> | undefined
}

export interface WatchInput {
  runId: string
  plan: RunPlan
  reports: Pick<ReportStore, 'countFinishedByRow' | 'listMeansOfRow'>
  onEnd: () => void
}

/** Undefined for runs that go through all their rows. */
export function createSequentialWatch({ runId, plan, reports, onEnd }: WatchInput): SequentialWatch | undefined {
  const { spec, positions, pools } = plan
  const [metric] = spec.metrics
  if (spec.stop === undefined || metric === undefined || spec.variants.length < 2) return undefined
  const follower = createRowFollower({
    stop: spec.stop,
    margin: spec.margin,
    scale: findMetric(metric.id).scale,
    seed: spec.seed,
    variantCount: spec.variants.length,
    repeats: spec.repeats,
    positions,
  })
  const lead = leastLead + 2 * Math.max(...pools.map(({ concurrency }) => concurrency))
  const waiting = new Set<() => void>()
  const readMeans = (row: number) =>
    new Map(reports.listMeansOfRow(runId, row).map(({ variant, mean }) => [variant, mean]))

  function advance() {
    if (follower.end !== null) return
    if (follower.advance(readMeans) !== null) onEnd()
    for (const check of waiting) check()
  }

  return {
    begin() {
      for (const { rowPosition, cells } of reports.countFinishedByRow(runId)) follower.countCells(rowPosition, cells)
      advance()
    },
    cellFinished(rowPosition) {
      follower.countCells(rowPosition, 1)
      advance()
    },
    whenNear(rowPosition, signal) {
      const isNear = () => follower.leadOf(rowPosition) < lead || signal.aborted
      if (isNear()) return undefined
      return new Promise((resolve) => {
        const check = () => {
          if (!isNear()) return
          waiting.delete(check)
          signal.removeEventListener('abort', check)
          resolve()
        }
        waiting.add(check)
        signal.addEventListener('abort', check)
      })
    },
  }
}
