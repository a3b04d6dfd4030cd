import { tellSequentialOutcome, type SequentialOutcome } from '../../core/experiments/sequential-outcome.ts'
import type { UsageRecord } from '../../storage/report-store.ts'
import { createRowFollower } from './follow-rows.ts'
import type { RunFacts, RunMeasures } from './summarise-run.ts'

/** The rows that count in a run of sequential mode, in the order of their visits, and what the run has come to. */
export interface Sequence {
  counted: readonly number[]
  outcome: SequentialOutcome
}

/** Goes through the rows of a run as the run itself did. Undefined for runs that go through all their rows. */
export function summariseSequence(facts: RunFacts, measures: RunMeasures): Sequence | undefined {
  const { header, stop, positions, repeats, rowCount } = facts
  const scale = header.metrics[0]?.scale
  const variantCount = header.variants.length
  if (stop === undefined || positions === undefined || scale === undefined || variantCount < 2) return undefined
  const follower = createRowFollower({ ...facts, stop, positions, scale, variantCount })
  const means = Map.groupBy(
    measures.rowMeans.filter(({ metric }) => metric === 0),
    ({ rowPosition }) => rowPosition,
  )
  for (const { rowPosition, cells } of measures.finished) follower.countCells(rowPosition, cells)
  follower.advance((row) => new Map(means.get(row)?.map(({ variant, mean }) => [variant, mean])))
  const rowsCounted = follower.counted.length
  const perVariant = rowCount * repeats
  const finished = measures.usage.length
  return {
    counted: follower.counted,
    outcome: tellSequentialOutcome({
      end: follower.end ?? (rowsCounted === rowCount ? 'all-rows' : 'open'),
      rowsCounted,
      rowsPlanned: rowCount,
      cellsSaved: perVariant * variantCount - finished,
      cellsPlanned: perVariant * variantCount,
      savedUsd: savedCost(measures.usage, variantCount, perVariant),
    }),
  }
}

/** The mean cost of a variant's answers that were paid for, times the cells it was spared; null where one is unknown. */
function savedCost(usage: readonly UsageRecord[], variantCount: number, perVariant: number): number | null {
  let sum = 0
  for (let variant = 0; variant < variantCount; variant += 1) {
    const cells = usage.filter((cell) => cell.variant === variant)
    const costs = cells.flatMap((cell) =>
      cell.status === 'done' && cell.isCached === 0 && cell.costUsd !== null ? [cell.costUsd] : [],
    )
    const spared = perVariant - cells.length
    if (spared === 0) continue
    if (costs.length === 0) return null
    sum += (costs.reduce((total, cost) => total + cost, 0) / costs.length) * spared
  }
  return sum
}
