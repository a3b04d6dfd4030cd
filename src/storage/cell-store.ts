import type { Database } from 'better-sqlite3'

export type CellStatus = 'pending' | 'running' | 'done' | 'failed'

/** What the queue hands out. */
export interface QueuedCell {
  id: number
  variant: number
  rowPosition: number
  repeat: number
  seed: number
  attempts: number
}

export interface NewCell {
  variant: number
  rowPosition: number
  repeat: number
  seed: number
}

/** A finished generation. JSON columns are text; null is unknown. */
export interface FinishedCell {
  id: number
  preview: string
  finishReason: string
  promptTokens: number | null
  cachedPromptTokens: number | null
  completionTokens: number | null
  reasoningTokens: number | null
  costUsd: number | null
  firstTokenMs: number | null
  totalMs: number | null
  isCached: number
  retries: number
  finishedAt: string
  messages: string
  output: string
  timing: string
  fingerprint: string
}

export interface CellScore {
  metric: number
  value: number | null
  reason: string | null
  /** JSON text, where there is more to tell. */
  details?: string | null
}

/** What scoring reads of a finished cell; null is unknown, and `timing` is JSON text. */
export interface ScorableCell {
  id: number
  variant: number
  rowPosition: number
  repeat: number
  output: string
  finishReason: string | null
  promptTokens: number | null
  cachedPromptTokens: number | null
  completionTokens: number | null
  reasoningTokens: number | null
  costUsd: number | null
  isCached: number
  timing: string
  /** JSON text. */
  messages: string
}

/** Of cells joined with outputs. */
export const scorableColumns = `cells.id, variant, row_position AS rowPosition, repeat, output,
  finish_reason AS finishReason, prompt_tokens AS promptTokens, cached_prompt_tokens AS cachedPromptTokens,
  completion_tokens AS completionTokens, reasoning_tokens AS reasoningTokens, cells.cost_usd AS costUsd,
  is_cached AS isCached, timing, messages`

export interface CellCounts {
  pending: number
  running: number
  done: number
  failed: number
  cached: number
  knownCostUsd: number
  unknownCostCount: number
}

export type CellStore = ReturnType<typeof createCellStore>

/** Cells as a durable queue: the state of every cell is on disk before anything acts on it. */
export function createCellStore(db: Database) {
  const insert = db.prepare(`INSERT OR IGNORE INTO cells (run_id, variant, row_position, repeat, seed)
    VALUES (@runId, @variant, @rowPosition, @repeat, @seed)`)
  const pending = db.prepare<
    [string, number, number],
    QueuedCell
  >(`SELECT id, variant, row_position AS rowPosition, repeat, seed, attempts
    FROM cells WHERE run_id = ? AND status = 'pending' AND variant = ? ORDER BY id LIMIT ?`)
  const markRunning = db.prepare("UPDATE cells SET status = 'running', attempts = attempts + 1 WHERE id = ?")
  const markPending = db.prepare(
    "UPDATE cells SET status = 'pending', attempts = attempts - 1 WHERE id = ? AND status = 'running'",
  )
  const requeueRunning = db.prepare("UPDATE cells SET status = 'pending' WHERE run_id = ? AND status = 'running'")
  const requeueFailed = db.prepare(
    "UPDATE cells SET status = 'pending', error_code = NULL, error_message = NULL WHERE run_id = ? AND status = 'failed'",
  )
  const finish = db.prepare(`UPDATE cells SET status = 'done', preview = @preview, finish_reason = @finishReason,
    prompt_tokens = @promptTokens, cached_prompt_tokens = @cachedPromptTokens, completion_tokens = @completionTokens,
    reasoning_tokens = @reasoningTokens, cost_usd = @costUsd, first_token_ms = @firstTokenMs, total_ms = @totalMs,
    is_cached = @isCached, retries = @retries, error_code = NULL, error_message = NULL, finished_at = @finishedAt
    WHERE id = @id`)
  const saveOutput = db.prepare(`INSERT OR REPLACE INTO outputs (cell_id, messages, output, timing, fingerprint)
    VALUES (@id, @messages, @output, @timing, @fingerprint)`)
  const fail = db.prepare(`UPDATE cells SET status = 'failed', error_code = @code, error_message = @message,
    retries = @retries, finished_at = @finishedAt WHERE id = @id AND status = 'running'`)
  const saveScore = db.prepare(
    'INSERT OR REPLACE INTO scores (cell_id, metric, value, reason, details) VALUES (?, ?, ?, ?, ?)',
  )
  // Whatever columns there are: a copy differs in its run, and in that nobody paid for it again.
  const copied = db
    .prepare<[], string>("SELECT name FROM pragma_table_info('cells') WHERE name NOT IN ('id', 'run_id')")
    .pluck()
    .all()
  const valueOf = (column: string): string =>
    column === 'is_cached' ? "status = 'done'" : column === 'cost_usd' ? "CASE status WHEN 'done' THEN 0 END" : column
  const copyCells = db.prepare(`INSERT INTO cells (run_id, ${copied.join(', ')})
    SELECT @to, ${copied.map(valueOf).join(', ')} FROM cells WHERE run_id = @from AND status IN ('done', 'failed')
    ORDER BY id`)
  const copyOutputs = db.prepare(`INSERT INTO outputs (cell_id, messages, output, timing, fingerprint)
    SELECT copies.id, messages, output, timing, fingerprint FROM cells AS copies
    JOIN cells AS originals ON originals.run_id = @from AND originals.variant = copies.variant
      AND originals.row_position = copies.row_position AND originals.repeat = copies.repeat
    JOIN outputs ON outputs.cell_id = originals.id WHERE copies.run_id = @to`)
  const counts = db.prepare<[string], Record<keyof CellCounts, number | null>>(`SELECT
    count(*) FILTER (WHERE status = 'pending') AS pending, count(*) FILTER (WHERE status = 'running') AS running,
    count(*) FILTER (WHERE status = 'done') AS done, count(*) FILTER (WHERE status = 'failed') AS failed,
    count(*) FILTER (WHERE status = 'done' AND is_cached = 1) AS cached, sum(cost_usd) AS knownCostUsd,
    count(*) FILTER (WHERE status = 'done' AND cost_usd IS NULL) AS unknownCostCount FROM cells WHERE run_id = ?`)
  // The + keeps SQLite to the index that holds only the scores that models had a part in.
  const scoringCosts = db.prepare<[string], { knownCostUsd: number | null; unknownCostCount: number }>(`SELECT
    sum(scores.cost_usd) AS knownCostUsd, count(*) FILTER (WHERE scores.cost_usd IS NULL) AS unknownCostCount
    FROM scores INDEXED BY scores_asked JOIN cells ON cells.id = scores.cell_id
    WHERE requests > 0 AND +run_id = ?`)
  const unscored = db.prepare<[string, string, number], ScorableCell>(`SELECT ${scorableColumns}
    FROM cells JOIN outputs ON outputs.cell_id = cells.id WHERE run_id = ? AND status = 'done' AND
    (SELECT count(*) FROM scores WHERE scores.cell_id = cells.id AND metric IN (SELECT value FROM json_each(?))) < ?
    ORDER BY cells.id LIMIT 500`)

  const insertAll = db.transaction((runId: string, cells: Iterable<NewCell>) => {
    for (const cell of cells) insert.run({ runId, ...cell })
  })
  const claim = db.transaction((runId: string, variants: readonly number[], limit: number) => {
    const next = variants.flatMap((variant) => pending.all(runId, variant, limit))
    const claimed = next.toSorted((left, right) => left.id - right.id).slice(0, limit)
    for (const cell of claimed) markRunning.run(cell.id)
    return claimed
  })
  const release = db.transaction((ids: readonly number[]) => {
    for (const id of ids) markPending.run(id)
  })
  const finishAll = db.transaction((cells: readonly FinishedCell[]) => {
    for (const cell of cells) {
      const { messages, output, timing, fingerprint, ...rest } = cell
      finish.run(rest)
      saveOutput.run({ id: cell.id, messages, output, timing, fingerprint })
    }
  })
  const saveScores = db.transaction((scores: Iterable<{ cellId: number; scores: readonly CellScore[] }>) => {
    for (const cell of scores) {
      for (const { metric, value, reason, details } of cell.scores) {
        saveScore.run(cell.cellId, metric, value, reason, details ?? null)
      }
    }
  })

  return {
    insertAll: (runId: string, cells: Iterable<NewCell>) => insertAll(runId, cells),
    /** Takes up to `limit` cells of the named variants, oldest first, and marks them running. */
    // It reads before it writes, and a transaction that turns from one to the other fails when another process wrote.
    claim: (runId: string, variants: readonly number[], limit: number) => claim.immediate(runId, variants, limit),
    /** Gives claimed cells back, as if never claimed. */
    release: (ids: readonly number[]) => release(ids),
    /** Gives back what a dead process had claimed. Returns how many. */
    requeueRunning: (runId: string) => requeueRunning.run(runId).changes,
    requeueFailed: (runId: string) => requeueFailed.run(runId).changes,
    /** Saves outputs, all or none. */
    finishAll: (cells: readonly FinishedCell[]) => finishAll(cells),
    /** Keeps why a running cell has no answer; what is done stays done. */
    fail(cell: { id: number; code: string; message: string; retries: number; finishedAt: string }) {
      fail.run(cell)
    },
    saveScores: (scores: Iterable<{ cellId: number; scores: readonly CellScore[] }>) => saveScores(scores),
    /** Gives one run copies of the finished cells of another, with their outputs and without their scores. */
    copyFinished(from: string, to: string) {
      copyCells.run({ from, to })
      copyOutputs.run({ from, to })
    },
    /** Up to 500 finished cells that lack scores of these metrics: what a kill between saving and scoring leaves. */
    listUnscored: (runId: string, metrics: readonly number[]) =>
      metrics.length === 0 ? [] : unscored.all(runId, JSON.stringify(metrics), metrics.length),
    /** Costs are those of the answers and of their scoring. */
    counts(runId: string): CellCounts {
      const row = counts.get(runId)
      const scoring = scoringCosts.get(runId)
      return {
        pending: row?.pending ?? 0,
        running: row?.running ?? 0,
        done: row?.done ?? 0,
        failed: row?.failed ?? 0,
        cached: row?.cached ?? 0,
        knownCostUsd: (row?.knownCostUsd ?? 0) + (scoring?.knownCostUsd ?? 0),
        unknownCostCount: (row?.unknownCostCount ?? 0) + (scoring?.unknownCostCount ?? 0),
      }
    },
  }
}
