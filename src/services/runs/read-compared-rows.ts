import type { GridRow } from '../../contract/run-grid.ts'
import type { Stores } from '../stores.ts'
import { joinRuns } from './join-runs.ts'
import { listRunPositions } from './list-run-positions.ts'
import { readRows } from './read-grid.ts'

export interface ComparedRowsInput {
  runId: string
  withRunId: string
  /** Index among the metrics that both runs have. */
  metric: number
  /** Variants as the comparison numbers them: those of the second run follow those of the first. */
  a: number
  b: number
  filter: 'all' | 'disagree'
  from: number
  limit: number
}

/** A slice of the rows of two runs on one dataset version, with the cells of both. Throws `not-found` and `bad-input`. */
export function readComparedRows(
  stores: Pick<Stores, 'runs' | 'reports' | 'datasets' | 'grids'>,
  input: ComparedRowsInput,
): { rows: GridRow[]; total: number } {
  const { first, second, offset, metrics } = joinRuns(stores.runs, input.runId, input.withRunId)
  const { datasetVersionId, split } = first.spec
  const all = listRunPositions(stores.datasets, datasetVersionId, split).slice(0, first.run.rowCount)
  const metric = metrics[input.metric]
  const keys = (side: 'first' | 'second', variant: number) =>
    new Map(
      stores.grids
        .listScores({
          runId: side === 'first' ? first.run.id : second.run.id,
          metric: metric?.[side] ?? 0,
          variant: side === 'first' ? variant : variant - offset,
        })
        .map(({ position, key }) => [position, key] as const),
    )
  const positions = input.filter === 'all' ? all : onlyDiffering(all, keys('first', input.a), keys('second', input.b))
  const shown = positions.slice(input.from, input.from + input.limit)
  const others = new Map(readRows(stores, second.run, second.spec, shown).map((row) => [row.position, row] as const))
  const inOrder = (side: 'first' | 'second', scores: readonly (number | null)[]) =>
    metrics.map((one) => scores[one[side]] ?? null)
  const rows = readRows(stores, first.run, first.spec, shown).map((row) => ({
    ...row,
    cells: [
      ...row.cells.map((cell) => ({ ...cell, scores: inOrder('first', cell.scores) })),
      ...(others.get(row.position)?.cells ?? []).map((cell) => ({
        ...cell,
        variant: cell.variant + offset,
        scores: inOrder('second', cell.scores),
      })),
    ],
  }))
  return { rows, total: positions.length }
}

function onlyDiffering(
  positions: readonly number[],
  left: ReadonlyMap<number, number | null>,
  right: ReadonlyMap<number, number | null>,
): number[] {
  return positions.filter((position) => {
    const [a, b] = [left.get(position) ?? null, right.get(position) ?? null]
    return a !== null && b !== null && Math.abs(a - b) > 1e-9
  })
}
