import type { RowFilter, ReportStore } from '../../storage/report-store.ts'
import type { RunRecord } from '../../storage/run-store.ts'

/** Lists of the largest runs take some megabytes, and people look at one or two at a time. */
const mostKept = 4

/** Positions of the rows of a run that a filter lets through, ascending. */
export type FilteredPositions = (run: RunRecord, filter: Exclude<RowFilter, 'all'>) => readonly number[]

/**
 * Finds the rows that a filter lets through, which takes a look at every cell, and remembers them for as long as the run
 * stays as it is: a grid asks for slice after slice. While a run goes on its state is written once a second, and so that
 * is how often its rows are found anew.
 */
export function createFilteredPositions(reports: Pick<ReportStore, 'listPositions'>): FilteredPositions {
  const kept = new Map<string, { state: string; positions: readonly number[] }>()

  return (run, filter) => {
    const name = `${filter} ${run.id}`
    const state = [run.status, run.done, run.failed, run.heartbeatAt, run.finishedAt, run.elapsedMs].join(' ')
    const known = kept.get(name)
    if (known?.state === state) return known.positions
    const positions = reports.listPositions(run.id, filter)
    kept.delete(name)
    kept.set(name, { state, positions })
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
    return positions
  }
}
