import type { Database } from 'better-sqlite3'

/** What one variant of one run cost on one day. */
export interface CostRecord {
  runId: string
  experimentName: string
  /** Null for what metrics that ask models cost. */
  variant: number | null
  /** UTC, as 2026-11-24. */
  day: string
  cells: number
  cached: number
  promptTokens: number
  completionTokens: number
  /** US dollars of the cells whose cost is known, and how many cells have none. */
  knownUsd: number
  unknownCount: number
}

export type CostStore = ReturnType<typeof createCostStore>

/** What finished cells cost, added up in the database. */
export function createCostStore(db: Database) {
  const costs = db.prepare<[{ from: string }], CostRecord>(`SELECT
    run_id AS runId, experiment_name AS experimentName, variant, substr(cells.finished_at, 1, 10) AS day,
    count(*) AS cells, sum(is_cached) AS cached, coalesce(sum(prompt_tokens), 0) AS promptTokens,
    coalesce(sum(completion_tokens), 0) AS completionTokens, coalesce(sum(cost_usd), 0) AS knownUsd,
    count(*) FILTER (WHERE cost_usd IS NULL) AS unknownCount
    FROM cells JOIN runs ON runs.id = run_id
    WHERE run_id IN (SELECT id FROM runs WHERE finished_at IS NULL OR finished_at >= @from)
      AND cells.status = 'done' AND cells.finished_at >= @from
    GROUP BY run_id, variant, day ORDER BY day DESC, run_id, variant`)
  const scoringCosts = db.prepare<[string], CostRecord>(`SELECT
    run_id AS runId, experiment_name AS experimentName, NULL AS variant, substr(cells.finished_at, 1, 10) AS day,
    0 AS cells, 0 AS cached, 0 AS promptTokens, 0 AS completionTokens, coalesce(sum(scores.cost_usd), 0) AS knownUsd,
    count(*) FILTER (WHERE scores.cost_usd IS NULL) AS unknownCount
    FROM scores INDEXED BY scores_asked JOIN cells ON cells.id = cell_id JOIN runs ON runs.id = run_id
    WHERE requests > 0 AND cells.finished_at >= ? GROUP BY run_id, day`)
  const spentOnScoring = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(scores.cost_usd), 0) FROM scores INDEXED BY scores_asked JOIN cells ON cells.id = cell_id
        WHERE requests > 0 AND cells.finished_at >= ?`,
    )
    .pluck()
  const spent = db
    .prepare<[string], number>('SELECT coalesce(sum(cost_usd), 0) FROM cells WHERE cost_usd > 0 AND finished_at >= ?')
    .pluck()
  const lengths = db
    .prepare<[string, number, number], number>(
      `SELECT completion_tokens FROM cells WHERE run_id = ? AND variant = ? AND status = 'done'
        AND completion_tokens IS NOT NULL LIMIT ?`,
    )
    .pluck()
  const specs = db.prepare<[number], { id: string; spec: string }>(
    'SELECT id, spec FROM runs WHERE done > 0 ORDER BY started_at DESC, id DESC LIMIT ?',
  )

  return {
    /** Of cells finished since `from` (ISO 8601) and of their scoring, newest day first. */
    list: (from: string) =>
      [...costs.all({ from }), ...scoringCosts.all(from)].toSorted((left, right) => right.day.localeCompare(left.day)),
    /** Known US dollars of the cells finished since `from` (ISO 8601), and of their scoring. */
    spentSince: (from: string) => (spent.get(from) ?? 0) + (spentOnScoring.get(from) ?? 0),
    /** Tokens of up to `limit` answers of a variant. */
    completionTokens: (runId: string, variant: number, limit: number) => lengths.all(runId, variant, limit),
    /** The frozen specs of the newest runs, as JSON text. */
    recentSpecs: (limit: number) => specs.all(limit),
  }
}
