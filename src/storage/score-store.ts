import type { Database } from 'better-sqlite3'
import { scorableColumns, type CellScore, type CellStatus, type ScorableCell } from './cell-store.ts'

/** A score that a model had a part in. */
export interface AskedScore extends CellScore {
  cellId: number
  requests: number
  cachedRequests: number
  /** Null is unknown. */
  costUsd: number | null
  /** Of the failure that left it unscored; null for any other score. */
  errorCode: string | null
}

/** What the scores of one metric took, over a run. */
export interface ScoringCosts {
  metric: number
  requests: number
  cachedRequests: number
  knownCostUsd: number
  unknownCostCount: number
}

/** A cell of the same row and repeat. */
export interface SiblingRecord {
  id: number
  variant: number
  status: CellStatus
  /** Null for a cell that has none yet. */
  output: string | null
}

const pageSize = 1000

export type ScoreStore = ReturnType<typeof createScoreStore>

/** Scores that come after the answers: which are missing, what they are made from, and what they cost. */
export function createScoreStore(db: Database) {
  const missing = db.prepare<[string, number, string, number, number], { id: number }>(`SELECT id FROM cells
    WHERE run_id = ? AND status = 'done' AND id > ? AND
    (SELECT count(*) FROM scores WHERE scores.cell_id = cells.id AND metric IN (SELECT value FROM json_each(?))) < ?
    ORDER BY id LIMIT ?`)
  const cell = db.prepare<[number], ScorableCell>(
    `SELECT ${scorableColumns} FROM cells JOIN outputs ON outputs.cell_id = cells.id WHERE cells.id = ?`,
  )
  const siblings = db.prepare<[string, number, number], SiblingRecord>(`SELECT cells.id, variant, status, output
    FROM cells LEFT JOIN outputs ON outputs.cell_id = cells.id
    WHERE run_id = ? AND row_position = ? AND repeat = ? ORDER BY variant`)
  const ofCell = db.prepare<[number], CellScore>(
    'SELECT metric, value, reason, details FROM scores WHERE cell_id = ? ORDER BY metric',
  )
  const save = db.prepare(`INSERT OR REPLACE INTO scores
    (cell_id, metric, value, reason, details, requests, cached_requests, cost_usd, error_code)
    VALUES (@cellId, @metric, @value, @reason, @details, @requests, @cachedRequests, @costUsd, @errorCode)`)
  const dropFailed = db.prepare(`DELETE FROM scores WHERE requests > 0 AND error_code IS NOT NULL
    AND cell_id IN (SELECT id FROM cells WHERE run_id = ?)`)
  const failed = db
    .prepare<[string], number>(
      `SELECT count(*) FROM scores JOIN cells ON cells.id = scores.cell_id
      WHERE requests > 0 AND scores.error_code IS NOT NULL AND +run_id = ?`,
    )
    .pluck()
  const costs = db.prepare<[string], ScoringCosts>(`SELECT metric, sum(requests) AS requests,
    sum(cached_requests) AS cachedRequests, coalesce(sum(scores.cost_usd), 0) AS knownCostUsd,
    count(*) FILTER (WHERE scores.cost_usd IS NULL) AS unknownCostCount
    FROM scores JOIN cells ON cells.id = scores.cell_id WHERE requests > 0 AND +run_id = ? GROUP BY metric`)

  return {
    /** Ids of the finished cells that lack a score of one of these metrics, ascending. */
    *listMissing(runId: string, metrics: readonly number[]): Generator<number> {
      if (metrics.length === 0) return
      for (let last = 0; ;) {
        const page = missing.all(runId, last, JSON.stringify(metrics), metrics.length, pageSize)
        for (const { id } of page) yield id
        last = page.at(-1)?.id ?? last
        if (page.length < pageSize) return
      }
    },
    getCell: (cellId: number) => cell.get(cellId),
    listSiblings: (runId: string, rowPosition: number, repeat: number) => siblings.all(runId, rowPosition, repeat),
    listOfCell: (cellId: number) => ofCell.all(cellId),
    save(score: AskedScore) {
      save.run({ ...score, details: score.details ?? null })
    },
    /** Forgets the scores that failed, so that they are made again. Returns how many. */
    dropFailed: (runId: string) => dropFailed.run(runId).changes,
    countFailed: (runId: string) => failed.get(runId) ?? 0,
    /** What scoring took, by metric; metrics that asked no model are left out. */
    listCosts: (runId: string) => costs.all(runId),
  }
}
