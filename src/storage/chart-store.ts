import type { Database } from 'better-sqlite3'

export interface HistoryRecord {
  id: string
  startedAt: string
  spec: string
  /** JSON lists of the kept report. */
  scores: string
  metrics: string
}

export type ChartStore = ReturnType<typeof createChartStore>

/** What charts read of a run's cells, and of the runs before it. */
export function createChartStore(db: Database) {
  const pairs = db.prepare<
    [{ runId: string; metric: number; a: number; b: number }],
    [row: number, a: number | null, b: number | null]
  >(`SELECT row_position, avg(value) FILTER (WHERE variant = @a), avg(value) FILTER (WHERE variant = @b)
    FROM cells INDEXED BY cells_grid CROSS JOIN scores ON scores.cell_id = cells.id AND scores.metric = @metric
    WHERE run_id = @runId AND variant IN (@a, @b) AND value IS NOT NULL GROUP BY row_position`)
  pairs.raw()
  const latencies = db
    .prepare<[string, number], number>(`SELECT total_ms FROM cells INDEXED BY cells_grid
      WHERE run_id = ? AND variant = ? AND status = 'done' AND total_ms IS NOT NULL`)
    .pluck()
  const history = db.prepare<[string, number], HistoryRecord>(`SELECT id, started_at AS startedAt, spec,
    json_extract(report, '$.scores') AS scores, json_extract(report, '$.metrics') AS metrics
    FROM runs WHERE experiment_id = ? AND report IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT ?`)
  const rows = db.prepare<[string], { position: number; content: string }>(
    "SELECT position, variables || char(10) || coalesce('=' || expected, '') AS content FROM rows WHERE version_id = ?",
  )

  const labels = db
    .prepare<[string, number], string>(`SELECT DISTINCT expected FROM rows WHERE version_id = ? AND expected IS NOT NULL
      ORDER BY expected LIMIT ?`)
    .pluck()
  const answers = db.prepare<
    [{ runId: string; variant: number; datasetVersionId: string; limit: number }],
    { output: string; expected: string }
  >(`SELECT output, rows.expected FROM cells JOIN outputs ON outputs.cell_id = cells.id
    JOIN rows ON rows.version_id = @datasetVersionId AND rows.position = cells.row_position
    WHERE run_id = @runId AND variant = @variant AND status = 'done' AND rows.expected IS NOT NULL LIMIT @limit`)

  return {
    /** Distinct expected outputs of a dataset version, in their order. */
    listLabels: (versionId: string, limit: number) => labels.all(versionId, limit),
    /** Answers of a variant with what was expected, up to `limit`. */
    iterateAnswers: (of: { runId: string; variant: number; datasetVersionId: string; limit: number }) =>
      answers.iterate(of) as Iterable<{ output: string; expected: string }>,
    /** For each row of a dataset version the place of the same inputs and expected output in another version. */
    matchRows(versionId: string, otherId: string): Map<number, number> {
      const places = new Map(rows.all(otherId).map(({ position, content }) => [content, position]))
      return new Map(
        rows.all(versionId).flatMap(({ position, content }) => {
          const place = places.get(content)
          return place === undefined ? [] : [[position, place] as const]
        }),
      )
    },
    /** Mean scores of two variants on each row that one of them has a score for. */
    listPairs: (of: { runId: string; metric: number; a: number; b: number }) => pairs.all(of),
    /** Milliseconds of every answer of a variant, in no order. */
    listLatencies: (runId: string, variant: number) => latencies.all(runId, variant),
    /** Runs of an experiment that have a report, newest first. */
    listHistory: (experimentId: string, limit: number) => history.all(experimentId, limit),
  }
}
