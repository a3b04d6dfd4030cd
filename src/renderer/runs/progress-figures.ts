import type { RunProgress } from '../../contract/experiments.ts'
import { formatCost } from '../format/format-cost.ts'
import { formatDuration } from '../format/format-duration.ts'
import { formatCount, formatNumber, formatQuantity } from '../format/format-number.ts'

/** Milliseconds that the rest of a run will take at its speed so far; null while that is unknown. */
export function timeLeftMs({ pending, running, cellsPerSecond }: RunProgress): number | null {
  return cellsPerSecond ? ((pending + running) / cellsPerSecond) * 1000 : null
}

/** Counts, speed, time and cost of a run in short phrases. Failures are left to the caller, who shows them apart. */
export function progressFigures(progress: RunProgress): { id: string; text: string }[] {
  const { status, total, done, failed, cached, elapsedMs, cellsPerSecond } = progress
  const finished = done + failed
  const isRunning = status === 'running'
  const left = timeLeftMs(progress)
  const cells =
    finished === total ? formatQuantity(total, 'cell') : `${formatCount(finished)} of ${formatQuantity(total, 'cell')}`
  return [
    { id: 'cells', text: cells },
    ...(cached > 0 ? [{ id: 'cached', text: `${formatCount(cached)} from the cache` }] : []),
    ...(isRunning && cellsPerSecond
      ? [{ id: 'speed', text: `${formatNumber(cellsPerSecond, cellsPerSecond < 10 ? 1 : 0)} cells/s` }]
      : []),
    isRunning
      ? { id: 'left', text: left === null ? 'time left not known yet' : `${formatDuration(wholeSeconds(left))} left` }
      : { id: 'took', text: `took ${formatDuration(elapsedMs)}` },
    { id: 'cost', text: `${isRunning ? 'cost so far' : 'cost'} ${costPhrase(progress)}` },
  ]
}

/** What is known of a cost, with the answers of unknown cost counted apart: never taken for 0. */
export function costPhrase({
  knownCostUsd,
  unknownCostCount,
}: {
  knownCostUsd: number
  unknownCostCount: number
}): string {
  if (unknownCostCount === 0) return formatCost(knownCostUsd)
  const unknown = `unknown for ${formatQuantity(unknownCostCount, 'answer')}`
  return knownCostUsd === 0 ? unknown : `${formatCost(knownCostUsd)} and ${unknown}`
}

/** An estimate does not need more. */
function wholeSeconds(ms: number): number {
  return Math.max(1000, Math.ceil(ms / 1000) * 1000)
}
