import type { GridCell, GridQuery, GridRow } from '../../contract/run-grid.ts'
import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { findMetric } from '../../core/metrics/index.ts'
import type { GridCellRecord } from '../../storage/report-store.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import type { Stores } from '../stores.ts'
import { getRun } from './get-run.ts'
import { listRunPositions } from './list-run-positions.ts'
import { readSpec } from './read-spec.ts'
import type { FindRows } from './row-finder.ts'

export interface GridPieces {
  stores: Pick<Stores, 'runs' | 'reports' | 'datasets'>
  findRows: FindRows
}

export interface GridInput {
  runId: string
  /** Counts within the query, from 0. */
  from: number
  limit: number
}

/** A slice of a run's rows with their cells: reads only what it shows. Throws `not-found` and `bad-input`. */
export async function readGrid(
  pieces: GridPieces,
  { runId, from, limit, ...query }: GridInput & GridQuery,
): Promise<{ rows: GridRow[]; total: number }> {
  const run = getRun(pieces.stores.runs, runId)
  const spec = readSpec(run)
  const { positions, total } = await choosePositions(pieces, run, spec, query, { from, limit })
  return { rows: readRows(pieces.stores, run, spec, positions), total }
}

/** The rows at these positions, in this order, with their cells. */
export function readRows(
  stores: Pick<Stores, 'reports' | 'datasets'>,
  run: Pick<RunRecord, 'id'>,
  spec: Pick<ExperimentSpec, 'metrics' | 'datasetVersionId'>,
  positions: readonly number[],
): GridRow[] {
  const cellsByRow = new Map(positions.map((position): [number, GridCell[]] => [position, []]))
  for (const [first, last] of toSpans(positions)) {
    const scores = Map.groupBy(stores.reports.listScores(run.id, first, last), ({ cellId }) => cellId)
    for (const cell of stores.reports.listCells(run.id, first, last)) {
      const known = new Map(scores.get(cell.id)?.map(({ metric, value }) => [metric, value]))
      const values = spec.metrics.map((_, metric) => known.get(metric) ?? null)
      cellsByRow.get(cell.rowPosition)?.push(toGridCell(cell, values))
    }
  }
  return positions.map((position): GridRow => {
    const { variables = {}, expected = null } = stores.datasets.getRow(spec.datasetVersionId, position) ?? {}
    return { position, variables, expected, cells: cellsByRow.get(position) ?? [] }
  })
}

async function choosePositions(
  { stores, findRows }: GridPieces,
  run: RunRecord,
  spec: ExperimentSpec,
  query: GridQuery,
  { from, limit }: { from: number; limit: number },
) {
  const { datasetVersionId, split } = spec
  if (isEverything(query) && split !== undefined) {
    const positions = listRunPositions(stores.datasets, datasetVersionId, split).slice(0, run.rowCount)
    return { positions: positions.slice(from, from + limit), total: positions.length }
  }
  if (isEverything(query)) {
    const count = Math.max(0, Math.min(limit, run.rowCount - from))
    return { positions: Array.from({ length: count }, (_, index) => from + index), total: run.rowCount }
  }
  const metric = spec.metrics[query.metric]
  if (metric === undefined)
    throw new AssayError('bad-input', {
      what: `the run has no metric ${query.metric}`,
      mend: `metrics count from 0 to ${spec.metrics.length - 1}`,
    })
  const searched = {
    runId: run.id,
    rowCount: run.rowCount,
    datasetVersionId,
    split: split ?? null,
    scale: findMetric(metric.id).scale,
  }
  const state = [run.status, run.done, run.failed, run.heartbeatAt, run.finishedAt, run.elapsedMs].join(' ')
  const all = await findRows(searched, query, state)
  return { positions: [...all.subarray(from, from + limit)], total: all.length }
}

/** Whether a query lets every row through in the order of the dataset, so that there is nothing to find. */
function isEverything({ filter, range, tag, search, sort }: GridQuery): boolean {
  return (
    filter === 'all' &&
    range === undefined &&
    tag === undefined &&
    !search?.trim() &&
    (sort === undefined || (sort.by === 'row' && !sort.isDescending))
  )
}

function toGridCell(cell: GridCellRecord, scores: (number | null)[]): GridCell {
  const { id: cellId, rowPosition: _, isCached, ...shown } = cell
  return { cellId, ...shown, isCached: isCached === 1, scores }
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
