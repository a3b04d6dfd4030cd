import type { GridQuery } from '../../contract/run-grid.ts'
import { createJobThread } from '../threads/job-thread.ts'
import type { SearchedRun } from './find-rows.ts'

/** Lists of the largest runs take some megabytes, and people look at one or two at a time. */
const mostKept = 8

export interface GridJob {
  databasePath: string
  run: SearchedRun
  query: GridQuery
}

/** Positions of the rows that a query lets through; `state` names what the run is at the moment. */
export type FindRows = (run: SearchedRun, query: GridQuery, state: string) => Promise<Int32Array>

export interface RowFinder {
  find: FindRows
  close(): Promise<void>
}

/**
 * Finds the rows that a query lets through, which takes a look at every cell, in a thread of its own, and remembers them
 * for as long as the run stays as it is: a grid asks for slice after slice. While a run goes on its state is written once
 * a second, and so that is how often its rows are found anew.
 */
export function createRowFinder(entry: URL, databasePath: string): RowFinder {
  const thread = createJobThread<GridJob, Int32Array>(entry, { what: 'the search for rows' })
  const kept = new Map<string, { state: string; positions: Promise<Int32Array> }>()

  return {
    find(run, query, state) {
      const name = `${run.runId} ${JSON.stringify(query)}`
      const known = kept.get(name)
      if (known?.state === state) return known.positions
      const positions = thread.ask({ databasePath, run, query })
      kept.delete(name)
      kept.set(name, { state, positions })
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
      // What could not be found is looked for again the next time.
      positions.catch(() => kept.delete(name))
      return positions
    },
    close: () => thread.close(),
  }
}
