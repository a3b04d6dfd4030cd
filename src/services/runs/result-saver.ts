import type { CacheEntry } from '../../storage/cache-store.ts'
import type { FinishedCell, ScorableCell } from '../../storage/cell-store.ts'
import type { ScoredRow } from '../scoring/to-score-input.ts'
import { toKnownError } from '../to-known-error.ts'
import type { RunDependencies } from './run-dependencies.ts'
import type { ScoreCell } from './score-cells.ts'

/** A cell whose output is saved, and its row. */
interface SavedCell {
  cell: ScorableCell
  row: ScoredRow
}

/** An answer on its way to the disk. */
export interface AnsweredCell {
  finished: FinishedCell
  saved: SavedCell
  /** For the response cache; none where the answers came from there, or are not to go there. */
  cacheEntries: readonly CacheEntry[]
  /** Keys of the cached answers that it is made of. */
  takenFromCache: readonly string[]
  /** Of a cell that draws several answers, as JSON. */
  votes: string | undefined
}

interface Waiting {
  answered: AnsweredCell
  resolve: () => void
  reject: (error: unknown) => void
}

export interface ResultSaver {
  /** Resolves when the cell is saved and scored. */
  save(answered: AnsweredCell): Promise<void>
}

/**
 * Saves the results that arrive in one turn of the event loop in one transaction, then scores them in a second one:
 * outputs are on disk before any metric runs, so that scoring can lose nothing. Answers go to the cache with their
 * cells: one that was paid for is never found in the cache by the very cell that paid for it.
 */
export function createResultSaver(
  { cells, cache, votes, atomically }: Pick<RunDependencies, 'cells' | 'cache' | 'votes' | 'atomically'>,
  score: ScoreCell,
  /** Told of cells whose output and pure scores are on disk. */
  onSaved: (cell: ScorableCell) => void,
): ResultSaver {
  let waiting: Waiting[] = []

  function flush() {
    const batch = waiting
    waiting = []
    try {
      atomically(() => {
        cells.finishAll(batch.map(({ answered }) => answered.finished))
        for (const { answered } of batch) {
          for (const entry of answered.cacheEntries) cache.put(entry)
          for (const key of answered.takenFromCache) cache.touch(key, answered.finished.finishedAt)
          if (answered.votes !== undefined) votes.save(answered.finished.id, answered.votes)
        }
      })
      cells.saveScores(
        batch.map(({ answered: { saved } }) => ({ cellId: saved.cell.id, scores: score(saved.cell, saved.row) })),
      )
      for (const { answered, resolve } of batch) {
        resolve()
        onSaved(answered.saved.cell)
      }
    } catch (error) {
      const known = toKnownError(error)
      for (const { reject } of batch) reject(known)
    }
  }

  return {
    save(answered) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ answered, resolve, reject })
      })
    },
  }
}
