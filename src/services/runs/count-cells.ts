import type { CellCounts, CellStore } from '../../storage/cell-store.ts'

/** Counts a run's cells on disk. Cells that are not queued yet are pending too, so that the sum is the run's total. */
export function countCells(cells: Pick<CellStore, 'counts'>, run: { id: string; total: number }): CellCounts {
  const counts = cells.counts(run.id)
  return { ...counts, pending: run.total - counts.running - counts.done - counts.failed }
}
