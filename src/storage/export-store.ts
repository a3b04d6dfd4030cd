import type { Database } from 'better-sqlite3'
import type { CellRecord } from './report-store.ts'

/** Everything that is kept of a cell. */
export type WholeCellRecord = Omit<CellRecord, 'runId'> & { firstTokenMs: number | null; finishedAt: string | null }

export interface FailureRecord {
  variant: number
  rowPosition: number
  code: string | null
  message: string | null
}

export interface UnscoredRecord {
  variant: number
  metric: number
  reason: string | null
  count: number
}

export type ExportStore = ReturnType<typeof createExportStore>

/** What reports and exports read of a run's cells. */
export function createExportStore(db: Database) {
  const cells = db.prepare<[string, number, number], WholeCellRecord>(`SELECT cells.id, variant,
    row_position AS rowPosition, repeat, status, preview, is_cached AS isCached, total_ms AS totalMs, cost_usd AS costUsd,
    prompt_tokens AS promptTokens, completion_tokens AS completionTokens, error_message AS errorMessage, seed, attempts,
    retries, finish_reason AS finishReason, cached_prompt_tokens AS cachedPromptTokens,
    reasoning_tokens AS reasoningTokens, error_code AS errorCode, first_token_ms AS firstTokenMs,
    finished_at AS finishedAt, messages, output, timing, fingerprint
    FROM cells LEFT JOIN outputs ON outputs.cell_id = cells.id
    WHERE run_id = ? AND row_position BETWEEN ? AND ? ORDER BY row_position, variant, repeat`)
  const failures = db.prepare<[string, number], FailureRecord>(`SELECT variant, row_position AS rowPosition,
    error_code AS code, error_message AS message FROM cells WHERE run_id = ? AND status = 'failed'
    ORDER BY id LIMIT ?`)
  const unscored = db.prepare<[string], UnscoredRecord>(`SELECT variant, metric, reason, count(*) AS count FROM cells
    JOIN scores ON scores.cell_id = cells.id WHERE run_id = ? AND status = 'done' AND value IS NULL
    GROUP BY metric, variant, reason ORDER BY metric, variant, count DESC LIMIT 100`)
  // Every so many-th finished cell of a variant, so that the sample comes from all over the run.
  const fingerprints = db
    .prepare<[{ runId: string; variant: number; stride: number; limit: number }], string>(
      `SELECT fingerprint FROM cells JOIN outputs ON outputs.cell_id = cells.id
      WHERE run_id = @runId AND status = 'done' AND variant = @variant AND cells.id % @stride = 0 LIMIT @limit`,
    )
    .pluck()

  return {
    /** Cells of the rows from the position `first` to `last`, both included. */
    listWholeCells: (runId: string, first: number, last: number) => cells.all(runId, first, last),
    /** The first failed cells. */
    listFailures: (runId: string, limit: number) => failures.all(runId, limit),
    /** Why answers have no score, and how many; the first hundred reasons. */
    listUnscoredReasons: (runId: string) => unscored.all(runId),
    /** Fingerprints of some of a variant's answers, as JSON: every one of a small run, one in `stride` otherwise. */
    sampleFingerprints: (of: { runId: string; variant: number; stride: number; limit: number }) => fingerprints.all(of),
  }
}
