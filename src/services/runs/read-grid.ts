import type { GridCell, GridFilter, GridRow } from '../../contract/experiments.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { GridCellRecord } from '../../storage/report-store.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import type { Stores } from '../stores.ts'
import type { FilteredPositions } from './filtered-positions.ts'
import { getRun } from './get-run.ts'
import { listRunPositions } from './list-run-positions.ts'
import { readSpec } from './read-spec.ts'

export interface GridPieces {
  stores: Pick<Stores, 'runs' | 'reports' | 'datasets'>
  filteredPositions: FilteredPositions
}

export interface GridInput {
  runId: string
  filter: GridFilter
  /** Counts within the filter, from 0. */
  from: number
  limit: number
}

/** A slice of a run's rows with their cells: reads only what it shows. Throws `not-found`. */
export function readGrid(pieces: GridPieces, input: GridInput): { rows: GridRow[]; total: number } {
  const { stores } = pieces
  const run = getRun(stores.runs, input.runId)
  const spec = readSpec(run)
  const { positions, total } = choosePositions(pieces, run, spec, input)
  const cellsByRow = new Map(positions.map((position): [number, GridCell[]] => [position, []]))
  for (const [first, last] of toSpans(positions)) {
    const scores = Map.groupBy(stores.reports.listScores(run.id, first, last), ({ cellId }) => cellId)
    for (const cell of stores.reports.listCells(run.id, first, last)) {
      const known = new Map(scores.get(cell.id)?.map(({ metric, value }) => [metric, value]))
      const values = spec.metrics.map((_, metric) => known.get(metric) ?? null)
      cellsByRow.get(cell.rowPosition)?.push(toGridCell(cell, values))
    }
  }
  const rows = positions.map((position): GridRow => {
    const { variables = {}, expected = null } = stores.datasets.getRow(spec.datasetVersionId, position) ?? {}
    return { position, variables, expected, cells: cellsByRow.get(position) ?? [] }
  })
  return { rows, total }
}

function choosePositions(
  { stores, filteredPositions }: GridPieces,
  run: RunRecord,
  { datasetVersionId, split }: ExperimentSpec,
  { filter, from, limit }: GridInput,
) {
  if (filter === 'all' && split !== undefined) {
    const positions = listRunPositions(stores.datasets, datasetVersionId, split).slice(0, run.rowCount)
    return { positions: positions.slice(from, from + limit), total: positions.length }
  }
  if (filter === 'all') {
    const count = Math.max(0, Math.min(limit, run.rowCount - from))
    return { positions: Array.from({ length: count }, (_, index) => from + index), total: run.rowCount }
  }
  const all = filteredPositions(run, filter)
  return { positions: all.slice(from, from + limit), total: all.length }
}

function toGridCell(cell: GridCellRecord, scores: (number | null)[]): GridCell {
  const { id: cellId, variant, repeat, status, preview, isCached, totalMs, costUsd, errorMessage } = cell
  return { cellId, variant, repeat, status, preview, isCached: isCached === 1, totalMs, costUsd, errorMessage, scores }
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
