import { toAssayError } from '../../core/errors.ts'
import type { CellScore, CellStore, FinishedCell } from '../../storage/cell-store.ts'

/** What scoring needs of a cell whose output is saved. */
export interface SavedCell {
  id: number
  variant: number
  output: string
  variables: Record<string, unknown>
  expected: string | null
}

interface Waiting {
  finished: FinishedCell
  saved: SavedCell
  resolve: () => void
  reject: (error: unknown) => void
}

export interface ResultSaver {
  /** Resolves when the cell is saved and scored. */
  save(finished: FinishedCell, saved: SavedCell): Promise<void>
}

/**
 * Saves the results that arrive in one turn of the event loop in one transaction, then scores them in a second one:
 * outputs are on disk before any metric runs, so that scoring can lose nothing.
 */
export function createResultSaver(cells: CellStore, score: (cell: SavedCell) => CellScore[]): ResultSaver {
  let waiting: Waiting[] = []

  function flush() {
    const batch = waiting
    waiting = []
    try {
      cells.finishAll(batch.map(({ finished }) => finished))
      cells.saveScores(batch.map(({ saved }) => ({ cellId: saved.id, scores: score(saved) })))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      const known = toAssayError(error)
      for (const { reject } of batch) reject(known)
    }
  }

  return {
    save(finished, saved) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ finished, saved, resolve, reject })
      })
    },
  }
}
