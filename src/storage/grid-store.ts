import type { Database } from 'better-sqlite3'
import { foldForSearch, holdsTerm, type SearchTerm } from '../core/text/search-terms.ts'

/** What a row can be measured by beside its scores: milliseconds, US dollars, tokens of the answer. */
export type CellMeasure = 'latency' | 'cost' | 'length'

/** A row and what it is sorted by; null sorts last, whatever the direction. */
export interface SortKey {
  position: number
  key: number | null
}

const measureColumns: Record<CellMeasure, string> = {
  latency: 'total_ms',
  cost: 'cost_usd',
  length: 'completion_tokens',
}

/** Scores of a run's cells in the order of their rows, by an index that holds all but the scores. */
const scored = `FROM cells INDEXED BY cells_grid
  CROSS JOIN scores ON scores.cell_id = cells.id AND scores.metric = @metric
  WHERE run_id = @runId AND value IS NOT NULL`
/** Mean of a variant's scored repeats on a row. */
const meanOf = (variant: string) => `avg(value) FILTER (WHERE variant = ${variant})`

interface MetricOfRun {
  runId: string
  metric: number
}
type PairOfRun = MetricOfRun & { a: number; b: number }

export type GridStore = ReturnType<typeof createGridStore>

/**
 * Finds rows of a run by what their cells are: every answer is a list of positions, ascending unless said otherwise. Reads
 * indexes and scores, and texts only where a search has no index for them.
 */
export function createGridStore(db: Database) {
  const positions = <T>(sql: string) => db.prepare<[T], number>(sql).pluck()
  const disagreeing = positions<MetricOfRun>(
    `SELECT row_position FROM (SELECT row_position, avg(value) AS mean ${scored} GROUP BY row_position, variant)
    GROUP BY row_position HAVING max(mean) - min(mean) > 1e-9 ORDER BY row_position`,
  )
  const failing = positions<{ runId: string }>(
    // The + keeps SQLite from walking all cells in the order of their rows: the failed ones are few.
    "SELECT DISTINCT +row_position FROM cells WHERE run_id = @runId AND status = 'failed' ORDER BY +row_position",
  )
  const unscored = positions<MetricOfRun>(`SELECT DISTINCT row_position FROM cells
    LEFT JOIN scores ON scores.cell_id = cells.id AND scores.metric = @metric
    WHERE run_id = @runId AND status = 'done' AND value IS NULL ORDER BY row_position`)
  const right = positions<PairOfRun>(`SELECT row_position ${scored} GROUP BY row_position
    HAVING ${meanOf('@a')} > 0.5 AND ${meanOf('@b')} <= 0.5 ORDER BY row_position`)
  const higher = positions<PairOfRun>(`SELECT row_position ${scored} GROUP BY row_position
    HAVING ${meanOf('@a')} - ${meanOf('@b')} > 1e-9 ORDER BY row_position`)
  const between = positions<MetricOfRun & { variant: number; least: number; most: number }>(
    `SELECT row_position ${scored} AND variant = @variant GROUP BY row_position
    HAVING avg(value) BETWEEN @least AND @most ORDER BY row_position`,
  )
  const scores = db.prepare<[MetricOfRun & { variant: number }], SortKey>(
    `SELECT row_position AS position, avg(value) AS key ${scored} AND variant = @variant GROUP BY row_position`,
  )
  const differences = db.prepare<[PairOfRun], SortKey>(
    `SELECT row_position AS position, ${meanOf('@b')} - ${meanOf('@a')} AS key ${scored}
    GROUP BY row_position`,
  )
  const prepareMeasure = (column: string) =>
    db.prepare<[{ runId: string; variant: number }], SortKey>(`SELECT row_position AS position, avg(${column}) AS key
      FROM cells INDEXED BY cells_grid WHERE run_id = @runId AND variant = @variant AND status = 'done'
      GROUP BY row_position`)
  const measures = {
    latency: prepareMeasure(measureColumns.latency),
    cost: prepareMeasure(measureColumns.cost),
    length: prepareMeasure(measureColumns.length),
  }
  const idsOf = db.prepare<[string], { first: number | null; last: number | null }>(
    'SELECT min(id) AS first, max(id) AS last FROM cells WHERE run_id = ?',
  )
  const backlogOf = db.prepare<[string], number>('SELECT last_cell_id FROM search_backlog WHERE run_id = ?').pluck()
  const matching = db
    .prepare<[{ runId: string; first: number; last: number; query: string }], number>(
      // The index of words leads, and each cell that it finds is looked up by its id.
      `SELECT row_position FROM outputs_search CROSS JOIN cells ON cells.id = outputs_search.rowid
      WHERE outputs_search MATCH @query AND outputs_search.rowid BETWEEN @first AND @last AND +run_id = @runId`,
    )
    .pluck()
  const texts = db.prepare<
    [string],
    { position: number; text: string }
  >(`SELECT row_position AS position, output AS text
    FROM cells JOIN outputs ON outputs.cell_id = cells.id WHERE run_id = ?`)
  const ofSplit = db
    .prepare<[string, string], number>('SELECT position FROM rows WHERE version_id = ? AND split = ? ORDER BY position')
    .pluck()
  // Texts of plain ASCII are compared by the database, which leaves few to be read; whatever has other characters is read.
  const rows = db.prepare<
    [{ versionId: string; rowCount: number; pattern: string }],
    { position: number; variables: string; expected: string | null }
  >(`SELECT position, variables, expected FROM rows WHERE version_id = @versionId AND position < @rowCount
    AND (variables LIKE @pattern ESCAPE '^' OR expected LIKE @pattern ESCAPE '^'
      OR length(variables) < octet_length(variables) OR length(expected) < octet_length(expected))`)
  const columnsOf = db.prepare<[string], string>('SELECT columns FROM dataset_versions WHERE id = ?').pluck()
  const tagged = db
    .prepare<[string, string], number>(`SELECT position FROM rows, json_each(rows.tags)
      WHERE version_id = ? AND tags IS NOT NULL AND json_each.value = ? ORDER BY position`)
    .pluck()
  const nextOutputs = db
    .prepare<[string, number, number], number>(`SELECT cells.id FROM cells JOIN outputs ON outputs.cell_id = cells.id
      WHERE run_id = ? AND cells.id > ? ORDER BY cells.id LIMIT ?`)
    .pluck()
  const indexOutput = db.prepare(
    'INSERT OR REPLACE INTO outputs_search (rowid, output) SELECT cell_id, output FROM outputs WHERE cell_id = ?',
  )
  const moveBacklog = db.prepare('UPDATE search_backlog SET last_cell_id = ? WHERE run_id = ?')
  const endBacklog = db.prepare('DELETE FROM search_backlog WHERE run_id = ?')

  const indexSome = db.transaction((runId: string, limit: number): boolean => {
    const from = backlogOf.get(runId)
    if (from === undefined) return false
    const ids = nextOutputs.all(runId, from, limit)
    for (const id of ids) indexOutput.run(id)
    const last = ids.at(-1)
    if (last === undefined || ids.length < limit) endBacklog.run(runId)
    else moveBacklog.run(last, runId)
    return ids.length === limit
  })

  function searchOutputs(runId: string, term: SearchTerm): Iterable<number> {
    const { first, last } = idsOf.get(runId) ?? { first: null, last: null }
    if (first === null || last === null) return []
    if (term.isOfWords && backlogOf.get(runId) === undefined) {
      return matching.all({ runId, first, last, query: `"${term.text.replaceAll('"', '""')}"*` })
    }
    const found = new Set<number>()
    for (const { position, text } of texts.iterate(runId)) {
      if (!found.has(position) && holdsTerm(foldForSearch(text), term)) found.add(position)
    }
    return found
  }

  return {
    /** Rows whose variants have different scores. */
    listDisagreeing: (of: MetricOfRun) => disagreeing.all(of),
    listFailing: (runId: string) => failing.all({ runId }),
    /** Rows with an answer that the metric could not score. */
    listUnscored: (of: MetricOfRun) => unscored.all(of),
    /** Rows that `a` passes in more than half of its repeats, and `b` does not. */
    listRight: (of: PairOfRun) => right.all(of),
    /** Rows on which `a` scores higher than `b`. */
    listHigher: (of: PairOfRun) => higher.all(of),
    /** Rows on which a variant's score lies between two numbers, both included. */
    listBetween: (of: MetricOfRun & { variant: number; least: number; most: number }) => between.all(of),
    /** Rows of one part of a dataset version. */
    listSplit: (versionId: string, split: string) => ofSplit.all(versionId, split),
    /** Rows of a dataset version with a tag. */
    listTagged: (versionId: string, tag: string) => tagged.all(versionId, tag),
    /** Scores of one variant, where it has them. */
    listScores: (of: MetricOfRun & { variant: number }) => scores.all(of),
    /** Score of `b` less that of `a`; null where one is missing. */
    listDifferences: (of: PairOfRun) => differences.all(of),
    /** The mean over a row's finished repeats of one variant. */
    listMeasures: (measure: CellMeasure, of: { runId: string; variant: number }) => measures[measure].all(of),
    /**
     * Rows with a term in an answer: by the index of words, or by reading the answers where the index has not come to
     * this run yet, or cannot know the term. In no order, and more than once.
     */
    searchOutputs,
    /** Rows with a term in their inputs or their expected output, of the rows below the position `rowCount`. */
    searchRows(versionId: string, rowCount: number, term: SearchTerm): number[] {
      const isInNames = foldForSearch(columnsOf.get(versionId) ?? '').includes(term.text)
      const found: number[] = []
      for (const { position, variables, expected } of rows.iterate({ versionId, rowCount, pattern: toPattern(term) })) {
        // To take JSON apart takes longer than the rest: it is needed where it escapes, or its names could be mistaken.
        const values = isInNames || variables.includes('\\') ? valuesOf(variables) : variables
        if (holdsTerm(foldForSearch(`${values}\n${expected ?? ''}`), term)) found.push(position)
      }
      return found
    },
    /** Whether answers from before the index of words wait for it. */
    isInBacklog: (runId: string) => backlogOf.get(runId) !== undefined,
    /** Puts up to `limit` answers of a run from before into the index; whether there are more. */
    indexSome: (runId: string, limit: number) => indexSome.immediate(runId, limit),
  }
}

/** Lets through every text that may hold a term: what JSON writes otherwise stands for anything. */
function toPattern({ text }: SearchTerm): string {
  return `%${text.replaceAll(/[%_^]/gu, '^$&').replaceAll(/[\s"\\]/gu, '%')}%`
}

/** The values of a row's variables without their names, one a line. */
function valuesOf(variables: string): string {
  const values: unknown = JSON.parse(variables)
  if (typeof values !== 'object' || values === null) return ''
  return Object.values(values)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n')
}
