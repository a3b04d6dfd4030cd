import type { Database } from 'better-sqlite3'

/** `paused` is also what a run becomes when the program ends under it. */
export type RunStatus = 'pending' | 'running' | 'paused' | 'done' | 'cancelled'

/** A run as it is stored; `spec` and `report` are JSON text. */
export interface RunRecord {
  id: string
  experimentId: string
  experimentName: string
  spec: string
  rowCount: number
  total: number
  status: RunStatus
  done: number
  failed: number
  elapsedMs: number
  /** Why it stands still, in a sentence. */
  problem: string | null
  ownerProcess: number | null
  heartbeatAt: string | null
  verdict: string | null
  startedAt: string
  finishedAt: string | null
}

/** What changes while a run goes on. */
export type RunState = Pick<
  RunRecord,
  'id' | 'status' | 'done' | 'failed' | 'elapsedMs' | 'problem' | 'ownerProcess' | 'heartbeatAt' | 'finishedAt'
>

export interface RunListInput {
  experimentId?: string | undefined
  /** Id of the last run of the slice before. */
  after?: string | undefined
  limit: number
}

const columns = `id, experiment_id AS experimentId, experiment_name AS experimentName, spec, row_count AS rowCount, total,
  status, done, failed, elapsed_ms AS elapsedMs, problem, owner_process AS ownerProcess, heartbeat_at AS heartbeatAt, verdict, started_at AS startedAt, finished_at AS finishedAt`

export type RunStore = ReturnType<typeof createRunStore>

/** Runs: their frozen specs, states and reports. */
export function createRunStore(db: Database) {
  const insert = db.prepare(`INSERT INTO runs (id, experiment_id, experiment_name, spec, row_count, total, status, started_at)
    VALUES (@id, @experimentId, @experimentName, @spec, @rowCount, @total, 'pending', @startedAt)`)
  const byId = db.prepare<[string], RunRecord>(`SELECT ${columns} FROM runs WHERE id = ?`)
  const unfinished = db.prepare<[], RunRecord>(`SELECT ${columns} FROM runs WHERE status IN ('pending', 'running')`)
  const setState = db.prepare(
    `UPDATE runs SET status = @status, done = @done, failed = @failed, elapsed_ms = @elapsedMs, problem = @problem,
      owner_process = @ownerProcess, heartbeat_at = @heartbeatAt, finished_at = @finishedAt WHERE id = @id`,
  )
  const setReport = db.prepare('UPDATE runs SET report = @report, verdict = @verdict WHERE id = @id')
  const reportOf = db.prepare<[string], { report: string | null }>('SELECT report FROM runs WHERE id = ?')
  const page = db.prepare<[Record<string, unknown>], RunRecord>(`SELECT ${columns} FROM runs
    WHERE (@experimentId IS NULL OR experiment_id = @experimentId)
      AND (@startedAt IS NULL OR (started_at, id) < (@startedAt, @after))
    ORDER BY started_at DESC, id DESC LIMIT @limit`)
  const count = db.prepare<[{ experimentId: string | null }], { total: number }>(
    'SELECT count(*) AS total FROM runs WHERE (@experimentId IS NULL OR experiment_id = @experimentId)',
  )

  return {
    insert(run: Pick<RunRecord, 'id' | 'experimentId' | 'experimentName' | 'spec' | 'rowCount' | 'total' | 'startedAt'>) {
      insert.run(run)
    },
    get: (id: string) => byId.get(id),
    /** Runs that were under way when the program ended. */
    listUnfinished: () => unfinished.all(),
    setState(state: RunState) {
      setState.run(state)
    },
    /** Keeps the final report, or forgets it with null when cells run again. */
    saveReport(id: string, report: string | null, verdict: string | null) {
      setReport.run({ id, report, verdict })
    },
    getReport: (id: string) => reportOf.get(id)?.report ?? null,
    list({ experimentId, after, limit }: RunListInput) {
      const startedAt = after === undefined ? null : (byId.get(after)?.startedAt ?? null)
      const filter = { experimentId: experimentId ?? null }
      return {
        runs: page.all({ ...filter, startedAt, after: after ?? null, limit }),
        total: count.get(filter)?.total ?? 0,
      }
    },
  }
}
