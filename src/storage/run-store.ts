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
  /** Of the finished cells: how many came from the cache, what is known of their cost, and of how many nothing is known. */
  cached: number
  knownCostUsd: number
  unknownCostCount: number
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
export type RunState = Omit<
  RunRecord,
  'experimentId' | 'experimentName' | 'spec' | 'rowCount' | 'total' | 'verdict' | 'startedAt'
>

export interface RunListInput {
  experimentId?: string | undefined
  /** Id of the last run of the slice before. */
  after?: string | undefined
  limit: number
}

const columns = `id, experiment_id AS experimentId, experiment_name AS experimentName, spec, row_count AS rowCount, total,
  status, done, failed, cached, known_cost_usd AS knownCostUsd, unknown_cost_count AS unknownCostCount, elapsed_ms AS elapsedMs, problem, owner_process AS ownerProcess, heartbeat_at AS heartbeatAt, verdict, started_at AS startedAt, finished_at AS finishedAt`

export type RunStore = ReturnType<typeof createRunStore>

/** Runs: their frozen specs, states and reports. */
export function createRunStore(db: Database) {
  const insert =
    db.prepare(`INSERT INTO runs (id, experiment_id, experiment_name, spec, row_count, total, status, started_at)
    VALUES (@id, @experimentId, @experimentName, @spec, @rowCount, @total, 'pending', @startedAt)`)
  const byId = db.prepare<[string], RunRecord>(`SELECT ${columns} FROM runs WHERE id = ?`)
  const unfinished = db.prepare<[], RunRecord>(`SELECT ${columns} FROM runs WHERE status IN ('pending', 'running')`)
  const setState = db.prepare(
    `UPDATE runs SET status = @status, done = @done, failed = @failed, cached = @cached, known_cost_usd = @knownCostUsd,
      unknown_cost_count = @unknownCostCount, elapsed_ms = @elapsedMs, problem = @problem, owner_process = @ownerProcess,
      heartbeat_at = @heartbeatAt, finished_at = @finishedAt
      WHERE id = @id AND status = @seenStatus AND owner_process IS @seenOwner`,
  )
  const setReport = db.prepare('UPDATE runs SET report = @report, verdict = @verdict WHERE id = @id')
  const reportOf = db.prepare<[string], { report: string | null }>('SELECT report FROM runs WHERE id = ?')
  // A statement each, so that every one of them finds its place in an index.
  const preparePage = (where: string) =>
    db.prepare<[{ experimentId: string; startedAt: string; after: string; limit: number }], RunRecord>(
      `SELECT ${columns} FROM runs ${where} ORDER BY started_at DESC, id DESC LIMIT @limit`,
    )
  const further = '(started_at, id) < (@startedAt, @after)'
  const pages = {
    all: { first: preparePage(''), next: preparePage(`WHERE ${further}`) },
    ofExperiment: {
      first: preparePage('WHERE experiment_id = @experimentId'),
      next: preparePage(`WHERE experiment_id = @experimentId AND ${further}`),
    },
  }
  const count = db.prepare<[], number>('SELECT count(*) FROM runs').pluck()
  const countOfExperiment = db.prepare<[string], number>('SELECT count(*) FROM runs WHERE experiment_id = ?').pluck()

  return {
    insert(
      run: Pick<RunRecord, 'id' | 'experimentId' | 'experimentName' | 'spec' | 'rowCount' | 'total' | 'startedAt'>,
    ) {
      insert.run(run)
    },
    get: (id: string) => byId.get(id),
    /** Runs that were under way when the program ended. */
    listUnfinished: () => unfinished.all(),
    /**
     * Writes the state of a run as long as it is what the writer last saw of it; false when another process was faster.
     */
    setState(state: RunState, seen: Pick<RunRecord, 'status' | 'ownerProcess'>): boolean {
      return setState.run({ ...state, seenStatus: seen.status, seenOwner: seen.ownerProcess }).changes > 0
    },
    /** Keeps the final report, or forgets it with null when cells run again. */
    saveReport(id: string, report: string | null, verdict: string | null) {
      setReport.run({ id, report, verdict })
    },
    getReport: (id: string) => reportOf.get(id)?.report ?? null,
    /** Newest first; nothing comes after a run that is not there. */
    list({ experimentId, after, limit }: RunListInput) {
      const { first, next } = experimentId === undefined ? pages.all : pages.ofExperiment
      const last = after === undefined ? undefined : byId.get(after)
      const place = { experimentId: experimentId ?? '', startedAt: last?.startedAt ?? '', after: last?.id ?? '', limit }
      const total = experimentId === undefined ? count.get() : countOfExperiment.get(experimentId)
      return { runs: (after === undefined ? first : next).all(place), total: total ?? 0 }
    },
  }
}
