import type { Database } from 'better-sqlite3'
import type { CellStatus } from './cell-store.ts'

/** The columns of a cell that a grid shows. */
export interface GridCellRecord {
  id: number
  variant: number
  rowPosition: number
  repeat: number
  status: CellStatus
  preview: string | null
  isCached: number
  totalMs: number | null
  costUsd: number | null
  promptTokens: number | null
  completionTokens: number | null
  errorMessage: string | null
}

/** Everything of one cell; JSON columns are text. */
export interface CellRecord extends GridCellRecord {
  runId: string
  seed: number
  attempts: number
  retries: number
  finishReason: string | null
  cachedPromptTokens: number | null
  reasoningTokens: number | null
  errorCode: string | null
  messages: string | null
  output: string | null
  timing: string | null
  fingerprint: string | null
}

export interface ScoreRecord {
  cellId: number
  metric: number
  value: number | null
  reason: string | null
}

/** What a variant's finished cells used; null is unknown. */
export interface UsageRecord {
  variant: number
  status: CellStatus
  promptTokens: number | null
  completionTokens: number | null
  firstTokenMs: number | null
  totalMs: number | null
  costUsd: number | null
  isCached: number
}

/** The mean score of a row's repeats; null where none of them could be scored. */
export interface RowMeanRecord {
  metric: number
  variant: number
  rowPosition: number
  mean: number | null
  /** Repeats without a score. */
  unscored: number
}

const gridColumns = `cells.id, variant, row_position AS rowPosition, repeat, status, preview, is_cached AS isCached,
  total_ms AS totalMs, cost_usd AS costUsd, prompt_tokens AS promptTokens, completion_tokens AS completionTokens,
  error_message AS errorMessage`

export type ReportStore = ReturnType<typeof createReportStore>

/** What grids, details and reports read of a run's cells. */
export function createReportStore(db: Database) {
  const cellsBetween = db.prepare<[string, number, number], GridCellRecord>(
    `SELECT ${gridColumns} FROM cells WHERE run_id = ? AND row_position BETWEEN ? AND ? ORDER BY row_position, variant, repeat`,
  )
  const cell = db.prepare<[number], CellRecord>(`SELECT ${gridColumns}, run_id AS runId, seed, attempts, retries,
    finish_reason AS finishReason, cached_prompt_tokens AS cachedPromptTokens, reasoning_tokens AS reasoningTokens, error_code AS errorCode,
    messages, output, timing, fingerprint
    FROM cells LEFT JOIN outputs ON outputs.cell_id = cells.id WHERE cells.id = ?`)
  const scoresBetween = db.prepare<
    [string, number, number],
    ScoreRecord
  >(`SELECT cell_id AS cellId, metric, value, reason
    FROM scores JOIN cells ON cells.id = scores.cell_id WHERE run_id = ? AND row_position BETWEEN ? AND ?`)
  const scoresOfCell = db.prepare<[number], ScoreRecord>(
    'SELECT cell_id AS cellId, metric, value, reason FROM scores WHERE cell_id = ? ORDER BY metric',
  )
  const rowMeans = db.prepare<[string], RowMeanRecord>(`SELECT
    metric, variant, row_position AS rowPosition, avg(value) AS mean, count(*) - count(value) AS unscored
    FROM cells JOIN scores ON scores.cell_id = cells.id WHERE run_id = ? AND status = 'done'
    GROUP BY metric, variant, row_position`)
  const meansOfRow = db.prepare<[string, number], { variant: number; mean: number | null }>(`SELECT
    variant, avg(value) AS mean FROM cells JOIN scores ON scores.cell_id = cells.id AND scores.metric = 0
    WHERE run_id = ? AND row_position = ? AND status = 'done' GROUP BY variant`)
  const tags = db.prepare<[string], { rowPosition: number; tag: string }>(`SELECT
    position AS rowPosition, json_each.value AS tag FROM runs
    JOIN rows ON rows.version_id = json_extract(runs.spec, '$.datasetVersionId') AND rows.tags IS NOT NULL
    JOIN json_each(rows.tags) WHERE runs.id = ? ORDER BY position`)
  const finishedByRow = db.prepare<[string], { rowPosition: number; cells: number }>(`SELECT
    row_position AS rowPosition, count(*) AS cells FROM cells WHERE run_id = ? AND status IN ('done', 'failed')
    GROUP BY row_position`)
  // A hash of the id, so that neither variants nor rows can fall into step with the sample.
  const sampled = db.prepare<[string, number], { id: number }>(
    "SELECT id FROM cells WHERE run_id = ? AND status = 'done' ORDER BY (id * 2654435761) % 4294967296, id LIMIT ?",
  )
  const usage = db.prepare<[string], UsageRecord>(`SELECT variant, status, prompt_tokens AS promptTokens,
    completion_tokens AS completionTokens, first_token_ms AS firstTokenMs, total_ms AS totalMs, cost_usd AS costUsd,
    is_cached AS isCached FROM cells WHERE run_id = ? AND status IN ('done', 'failed')`)

  return {
    /** Cells of the rows from `first` to `last`, both included. */
    listCells: (runId: string, first: number, last: number) => cellsBetween.all(runId, first, last),
    listScores: (runId: string, first: number, last: number) => scoresBetween.all(runId, first, last),
    getCell: (cellId: number) => cell.get(cellId),
    listScoresOfCell: (cellId: number) => scoresOfCell.all(cellId),
    /** Of every row, metric and variant. */
    listRowMeans: (runId: string) => rowMeans.all(runId),
    /** Of one row on the first metric, one for each variant. */
    listMeansOfRow: (runId: string, rowPosition: number) => meansOfRow.all(runId, rowPosition),
    /** The tags of the rows of a run's dataset, one record for each. */
    listTags: (runId: string) => tags.all(runId),
    /** How many cells of each row are done or have failed; rows without any are left out. */
    countFinishedByRow: (runId: string) => finishedByRow.all(runId),
    /** Ids of up to `size` finished cells from all over a run, the same ones every time. */
    sampleDoneCells: (runId: string, size: number) => sampled.all(runId, size).map(({ id }) => id),
    listUsage: (runId: string) => usage.all(runId),
  }
}
