import type { GridCell, GridFilter, GridRow } from '../../contract/experiments.ts'
import { experimentSpecSchema } from '../../core/experiments/experiment-spec.ts'
import { AssayError } from '../../core/errors.ts'
import type { Stores } from '../stores.ts'

/** A slice of a run's rows with their cells: reads only what it shows. `from` counts within the filter. */
export function readGrid(stores: Stores, input: { runId: string; filter: GridFilter; from: number; limit: number }): { rows: GridRow[]; total: number } {
  const run = stores.runs.get(input.runId)
  if (!run) throw new AssayError('not-found', { what: 'run', id: input.runId })
  const spec = experimentSpecSchema.parse(JSON.parse(run.spec))
  const { positions, total } = choosePositions(stores, run, input)
  const first = positions[0]
  const last = positions.at(-1)
  if (first === undefined || last === undefined) return { rows: [], total }
  const cellsByRow = new Map(positions.map((position): [number, GridCell[]] => [position, []]))
  for (const [from, to] of toSpans(positions)) {
    const scores = Map.groupBy(stores.reports.listScores(input.runId, from, to), ({ cellId }) => cellId)
    for (const cell of stores.reports.listCells(input.runId, from, to)) {
      const values = spec.metrics.map((_, metric) => scores.get(cell.id)?.find((score) => score.metric === metric)?.value ?? null)
      cellsByRow.get(cell.rowPosition)?.push({
        cellId: cell.id,
        variant: cell.variant,
        repeat: cell.repeat,
        status: cell.status,
        preview: cell.preview,
        isCached: cell.isCached === 1,
        totalMs: cell.totalMs,
        costUsd: cell.costUsd,
        errorMessage: cell.errorMessage,
        scores: values,
      })
    }
  }
  const rows = positions.map((position) => {
    const row = stores.datasets.getRow(spec.datasetVersionId, position)
    return { position, variables: row?.variables ?? {}, expected: row?.expected ?? null, cells: cellsByRow.get(position) ?? [] }
  })
  return { rows, total }
}

function choosePositions(stores: Stores, run: { id: string; rowCount: number }, { filter, from, limit }: { filter: GridFilter; from: number; limit: number }) {
  if (filter === 'all') {
    const count = Math.max(0, Math.min(limit, run.rowCount - from))
    return { positions: Array.from({ length: count }, (_, index) => from + index), total: run.rowCount }
  }
  const all = stores.reports.listPositions(run.id, filter)
  return { positions: all.slice(from, from + limit), total: all.length }
}

/** Neighbouring positions as spans, so that rows that lie together are read together. */
function toSpans(positions: readonly number[]): [number, number][] {
  const spans: [number, number][] = []
  for (const position of positions) {
    const open = spans.at(-1)
    if (open && open[1] === position - 1) open[1] = position
    else spans.push([position, position])
  }
  return spans
}
