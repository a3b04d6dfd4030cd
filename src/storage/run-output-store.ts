import type { Database } from 'better-sqlite3'

/** A finished cell with what was sent, what came back and one score of it. */
export interface RunOutputRecord {
  cellId: number
  variant: number
  rowPosition: number
  repeat: number
  seed: number
  /** JSON. */
  messages: string
  output: string
  /** Null where it was not scored. */
  value: number | null
}

export type RunOutputStore = ReturnType<typeof createRunOutputStore>

/** The outputs of runs, for files that are made of a whole run. */
export function createRunOutputStore(db: Database) {
  const outputs = db.prepare<[number, string, number], RunOutputRecord>(`SELECT cells.id AS cellId, variant,
    row_position AS rowPosition, repeat, seed, outputs.messages, outputs.output, scores.value
    FROM cells JOIN outputs ON outputs.cell_id = cells.id
    LEFT JOIN scores ON scores.cell_id = cells.id AND scores.metric = ?
    WHERE run_id = ? AND status = 'done' ORDER BY row_position, repeat, variant LIMIT ?`)
  return {
    /** The first `limit` finished cells by row, repeat and variant, with their score by one metric. */
    list: (runId: string, metric: number, limit: number): RunOutputRecord[] => outputs.all(metric, runId, limit),
  }
}
