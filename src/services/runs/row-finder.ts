import type { Confusion, Latencies, PairedPoints } from '../../contract/run-charts.ts'
import type { GridQuery } from '../../contract/run-grid.ts'
import type { Comparison } from '../../core/statistics/comparison.ts'
import { createJobThread } from '../threads/job-thread.ts'
import type { ConfusedVariant } from './confuse-labels.ts'
import type { SearchedRun } from './find-rows.ts'
import type { PairedRuns } from './pair-runs.ts'

/** Lists of the largest runs take some megabytes, and people look at one or two at a time. */
const mostKept = 8

interface PairedInput {
  runId: string
  metric: number
  a: number
  b: number
}
interface LatencyInput {
  runId: string
  variantCount: number
}

/** What the thread is asked: it does one after the other. */
export type GridJob = { databasePath: string } & (
  | { kind: 'rows'; run: SearchedRun; query: GridQuery }
  | { kind: 'paired'; of: PairedInput }
  | { kind: 'latencies'; of: LatencyInput }
  | { kind: 'confusion'; of: ConfusedVariant }
  | { kind: 'runs'; of: PairedRuns }
)

/** Compares two runs; the answers are in the order of the pairs. */
export type PairComparer = (of: PairedRuns) => Promise<Comparison[]>

/** What charts are drawn from. */
export interface ChartReader {
  paired(of: PairedInput): Promise<PairedPoints>
  latencies(of: LatencyInput): Promise<Latencies>
  confusion(of: ConfusedVariant): Promise<Confusion | null>
}

/** Positions of the rows that a query lets through; `state` names what the run is at the moment. */
export type FindRows = (run: SearchedRun, query: GridQuery, state: string) => Promise<Int32Array>

export interface RowFinder {
  find: FindRows
  readCharts: ChartReader
  comparePairs: PairComparer
  close(): Promise<void>
}

/**
 * Finds the rows that a query lets through, which takes a look at every cell, in a thread of its own, and remembers them
 * for as long as the run stays as it is: a grid asks for slice after slice. While a run goes on its state is written once
 * a second, and so that is how often its rows are found anew.
 */
export function createRowFinder(entry: URL, databasePath: string): RowFinder {
  const thread = createJobThread<GridJob, Int32Array & PairedPoints & Latencies & Confusion & Comparison[]>(entry, {
    what: 'the search for rows',
  })
  const kept = new Map<string, { state: string; positions: Promise<Int32Array> }>()

  return {
    find(run, query, state) {
      const name = `${run.runId} ${JSON.stringify(query)}`
      const known = kept.get(name)
      if (known?.state === state) return known.positions
      const positions: Promise<Int32Array> = thread.ask({ kind: 'rows', databasePath, run, query })
      kept.delete(name)
      kept.set(name, { state, positions })
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
      // What could not be found is looked for again the next time.
      positions.catch(() => kept.delete(name))
      return positions
    },
    readCharts: {
      paired: (of) => thread.ask({ kind: 'paired', databasePath, of }),
      confusion: (of) => thread.ask({ kind: 'confusion', databasePath, of }),
      latencies: (of) => thread.ask({ kind: 'latencies', databasePath, of }),
    },
    comparePairs: (of) => thread.ask({ kind: 'runs', databasePath, of }),
    close: () => thread.close(),
  }
}
