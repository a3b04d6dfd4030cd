import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Row } from '../core/datasets/row.ts'
import { parseColumn } from './parse-column.ts'
import { withUniqueName } from './with-unique-name.ts'

/** A dataset with its newest version. */
export interface DatasetRecord {
  id: string
  name: string
  versionId: string
  columns: string[]
  rowCount: number
  hasExpected: boolean
  updatedAt: string
}

export interface DatasetVersionRecord {
  /** The content id of columns and rows. */
  id: string
  columns: string[]
  rowCount: number
  hasExpected: boolean
}

/** A row of a dataset version; `position` counts from 0. */
export interface RowRecord {
  position: number
  variables: Record<string, unknown>
  expected: string | null
  split: string | null
  tags: string[]
}

/** A row as it is stored: JSON is text. */
export type StoredRowValues = Omit<StoredRow, 'position'>

/** What a dataset was, and when it became that. */
export interface HistoryRecord {
  number: number
  versionId: string
  rowCount: number
  columns: string[]
  createdAt: string
}

/** A version as it is handed in, with its rows. */
export type NewDatasetVersion = Omit<DatasetVersionRecord, 'rowCount'> & { rows: readonly Row[] }

interface VersionRow {
  columns: string
  hasExpected: number
}

interface StoredRow {
  position: number
  variables: string
  expected: string | null
  split: string | null
  tags: string | null
}

/** Which rows of a version are meant: those with the tag, in the split. */
export interface RowFilter {
  split?: string | undefined
  tag?: string | undefined
}

const columnsSchema = z.array(z.string())
const tagsSchema = z.array(z.string())
const variablesSchema = z.record(z.string(), z.unknown())

const rowColumns = 'position, variables, expected, split, tags'

const newest = `SELECT datasets.id, name, dataset_versions.id AS versionId, columns, row_count AS rowCount, has_expected AS hasExpected,
  updated_at AS updatedAt
  FROM datasets
  JOIN dataset_history ON dataset_history.dataset_id = datasets.id
    AND number = (SELECT max(number) FROM dataset_history WHERE dataset_id = datasets.id)
  JOIN dataset_versions ON dataset_versions.id = version_id`

export type DatasetStore = ReturnType<typeof createDatasetStore>

/** Datasets and their versions; a version is found by what it holds, and two datasets may share one. */
export function createDatasetStore(db: Database) {
  const insert = db.prepare('INSERT INTO datasets (id, name, created_at, updated_at) VALUES (@id, @name, @at, @at)')
  const archive = db.prepare('UPDATE datasets SET is_archived = 1, updated_at = @at WHERE id = @id')
  const touch = db.prepare('UPDATE datasets SET updated_at = @at WHERE id = @id')
  const idByName = db.prepare<[string], string>('SELECT id FROM datasets WHERE name = ? AND is_archived = 0').pluck()
  const idByVersion = db
    .prepare<[string], string>(`SELECT datasets.id FROM dataset_history JOIN datasets ON datasets.id = dataset_id
      WHERE version_id = ? ORDER BY is_archived, dataset_history.created_at DESC, datasets.id LIMIT 1`)
    .pluck()
  const list = db.prepare<[], Omit<DatasetRecord, 'columns' | 'hasExpected'> & VersionRow>(
    `${newest} WHERE is_archived = 0 ORDER BY name COLLATE NOCASE, datasets.id`,
  )
  const byId = db.prepare<[string], Omit<DatasetRecord, 'columns' | 'hasExpected'> & VersionRow>(
    `${newest} WHERE datasets.id = ?`,
  )
  const hasVersion = db
    .prepare<[string], number>('SELECT 1 FROM dataset_versions WHERE id = ? AND is_complete = 1')
    .pluck()
  const insertVersion =
    db.prepare(`INSERT OR IGNORE INTO dataset_versions (id, columns, row_count, has_expected, is_complete, created_at)
    VALUES (@id, @columns, @rowCount, @hasExpected, 0, @at)`)
  const insertRow = db.prepare(`INSERT OR IGNORE INTO rows (version_id, position, variables, expected, split, tags)
    VALUES (?, ?, ?, ?, ?, ?)`)
  const versionById = db.prepare<[string], Omit<DatasetVersionRecord, 'columns' | 'hasExpected'> & VersionRow>(
    'SELECT id, columns, row_count AS rowCount, has_expected AS hasExpected FROM dataset_versions WHERE id = ? AND is_complete = 1',
  )
  const complete = db.prepare('UPDATE dataset_versions SET is_complete = 1 WHERE id = ?')
  const history = db.prepare<[string], Omit<HistoryRecord, 'columns'> & { columns: string }>(
    `SELECT number, version_id AS versionId, row_count AS rowCount, columns, dataset_history.created_at AS createdAt
     FROM dataset_history JOIN dataset_versions ON dataset_versions.id = version_id
     WHERE dataset_id = ? ORDER BY number DESC`,
  )
  const setGroup = db.prepare('UPDATE datasets SET group_column = @column WHERE id = @id')
  const getGroup = db.prepare<[string], string | null>('SELECT group_column FROM datasets WHERE id = ?').pluck()
  const newestOf = db.prepare<[string], { number: number; versionId: string }>(
    'SELECT number, version_id AS versionId FROM dataset_history WHERE dataset_id = ? ORDER BY number DESC LIMIT 1',
  )
  const versionIds = db
    .prepare<[string], string>('SELECT version_id FROM dataset_history WHERE dataset_id = ? ORDER BY number')
    .pluck()
  const oldestNumber = db
    .prepare<[string], number | null>('SELECT min(number) FROM dataset_history WHERE dataset_id = ?')
    .pluck()
  const addToHistory = db.prepare(
    'INSERT INTO dataset_history (dataset_id, number, version_id, created_at) VALUES (?, ?, ?, ?)',
  )
  const slice = db.prepare<[string, number, number], StoredRow>(
    `SELECT ${rowColumns} FROM rows WHERE version_id = ? AND position >= ? ORDER BY position LIMIT ?`,
  )
  const rowAt = db.prepare<[string, number], StoredRow>(
    `SELECT ${rowColumns} FROM rows WHERE version_id = ? AND position = ?`,
  )
  const filtered = `FROM rows WHERE version_id = @versionId AND (@split IS NULL OR split = @split)
    AND (@tag IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag))`
  const filteredRows = db.prepare<[Record<string, unknown>], StoredRow>(
    `SELECT ${rowColumns} ${filtered} ORDER BY position LIMIT @limit OFFSET @from`,
  )
  const filteredCount = db.prepare<[Record<string, unknown>], number>(`SELECT count(*) ${filtered}`).pluck()
  const filteredPositions = db
    .prepare<[Record<string, unknown>], number>(`SELECT position ${filtered} ORDER BY position`)
    .pluck()
  const splitCounts = db.prepare<[string], { name: string; rows: number }>(
    `SELECT split AS name, count(*) AS rows FROM rows WHERE version_id = ? AND split IS NOT NULL
     GROUP BY split ORDER BY min(position)`,
  )
  const tagCounts = db.prepare<[string], { name: string; rows: number }>(
    `SELECT value AS name, count(*) AS rows FROM rows, json_each(rows.tags) WHERE version_id = ? AND tags IS NOT NULL
     GROUP BY value ORDER BY value`,
  )

  function keepRows(version: NewDatasetVersion, at: string) {
    if (hasVersion.get(version.id) !== undefined) return
    const columns = JSON.stringify(version.columns)
    insertVersion.run({
      id: version.id,
      columns,
      rowCount: version.rows.length,
      hasExpected: Number(version.hasExpected),
      at,
    })
    for (const [position, row] of version.rows.entries()) {
      const { variables, expected = null, split = null, tags = [] } = row
      const tagList = tags.length > 0 ? JSON.stringify(tags) : null
      insertRow.run(version.id, position, JSON.stringify(variables), expected, split, tagList)
    }
    complete.run(version.id)
  }

  const saveVersion = db.transaction((datasetId: string, version: NewDatasetVersion, at: string) => {
    keepRows(version, at)
    const current = newestOf.get(datasetId)
    if (current?.versionId === version.id) return
    addToHistory.run(datasetId, (current?.number ?? 0) + 1, version.id, at)
    touch.run({ id: datasetId, at })
  })

  const addRows = db.transaction((versionId: string, from: number, rows: readonly StoredRowValues[]) => {
    for (const [index, { variables, expected, split, tags }] of rows.entries())
      insertRow.run(versionId, from + index, variables, expected, split, tags)
  })

  const finishVersion = db.transaction((datasetId: string, versionId: string, at: string) => {
    complete.run(versionId)
    const current = newestOf.get(datasetId)
    if (current?.versionId === versionId) return
    addToHistory.run(datasetId, (current?.number ?? 0) + 1, versionId, at)
    touch.run({ id: datasetId, at })
  })

  const saveEarlierVersion = db.transaction((datasetId: string, version: NewDatasetVersion, at: string) => {
    keepRows(version, at)
    if (versionIds.all(datasetId).includes(version.id)) return
    addToHistory.run(datasetId, (oldestNumber.get(datasetId) ?? 2) - 1, version.id, at)
  })

  return {
    /** A dataset without a version is in no list. Throws `already-exists`. */
    insert(dataset: { id: string; name: string; at: string }) {
      withUniqueName('dataset', dataset.name, () => insert.run(dataset))
    },
    archive(id: string, at: string) {
      archive.run({ id, at })
    },
    findIdByName: (name: string) => idByName.get(name),
    /** The dataset that a version belongs to; of several, a live one that got it last. */
    findIdByVersion: (versionId: string) => idByVersion.get(versionId),
    /** By name, without the archived ones. */
    list: () => list.all().map((row): DatasetRecord => ({ ...row, ...readVersion(row) })),
    get(id: string): DatasetRecord | undefined {
      const row = byId.get(id)
      return row && { ...row, ...readVersion(row) }
    },
    /** Makes a version the newest of a dataset; rows that are stored already are not stored again. All or nothing. */
    saveVersion: (datasetId: string, version: NewDatasetVersion, at: string) => saveVersion(datasetId, version, at),
    /** Begins to store a version in slices: nobody sees it before `finishVersion`. False where it is stored already. */
    beginVersion({ columns, hasExpected, ...version }: DatasetVersionRecord, at: string): boolean {
      if (hasVersion.get(version.id) !== undefined) return false
      insertVersion.run({ ...version, columns: JSON.stringify(columns), hasExpected: Number(hasExpected), at })
      return true
    },
    /** Stores rows of a version that was begun; the same rows again, of a process that was cut short, change nothing. */
    addRows: (versionId: string, from: number, rows: readonly StoredRowValues[]) =>
      addRows.immediate(versionId, from, rows),
    /** Makes a version, whose rows are all stored, the newest of a dataset. */
    finishVersion: (datasetId: string, versionId: string, at: string) =>
      finishVersion.immediate(datasetId, versionId, at),
    /** The versions that a dataset has had, newest first. */
    listHistory: (datasetId: string) =>
      history
        .all(datasetId)
        .map((row): HistoryRecord => ({ ...row, columns: parseColumn(columnsSchema, row.columns, 'columns') })),
    /** The column whose values say which rows belong together; null where nobody said. */
    getGroupColumn: (datasetId: string) => getGroup.get(datasetId) ?? null,
    setGroupColumn(id: string, column: string | null) {
      setGroup.run({ id, column })
    },
    /** Keeps a version as one from before all others, so that the newest stays the newest. All or nothing. */
    saveEarlierVersion: (datasetId: string, version: NewDatasetVersion, at: string) =>
      saveEarlierVersion(datasetId, version, at),
    /** Every version that a dataset has had, oldest first. */
    listVersionIds: (datasetId: string) => versionIds.all(datasetId),
    getVersion(id: string): DatasetVersionRecord | undefined {
      const row = versionById.get(id)
      return row && { ...row, ...readVersion(row) }
    },
    /** Up to `limit` rows from the position `from` on. */
    listRows: (versionId: string, from: number, limit: number) => slice.all(versionId, from, limit).map(readRow),
    /** The same, counted among the rows that the filter lets through; `total` is how many those are. */
    listFilteredRows(versionId: string, filter: RowFilter, from: number, limit: number) {
      const choice = { versionId, split: filter.split ?? null, tag: filter.tag ?? null }
      const total = filteredCount.get(choice) ?? 0
      return { rows: filteredRows.all({ ...choice, from, limit }).map(readRow), total }
    },
    /** Positions of the rows that the filter lets through, in order. */
    listPositions: (versionId: string, filter: RowFilter) =>
      filteredPositions.all({ versionId, split: filter.split ?? null, tag: filter.tag ?? null }),
    /** The splits of a version in the order in which they first appear, and its tags by name, with how many rows have them. */
    countSplits: (versionId: string) => splitCounts.all(versionId),
    countTags: (versionId: string) => tagCounts.all(versionId),
    getRow(versionId: string, position: number): RowRecord | undefined {
      const row = rowAt.get(versionId, position)
      return row && readRow(row)
    },
  }
}

function readVersion(row: VersionRow): { columns: string[]; hasExpected: boolean } {
  return { columns: parseColumn(columnsSchema, row.columns, 'columns'), hasExpected: row.hasExpected === 1 }
}

function readRow(row: StoredRow): RowRecord {
  return {
    ...row,
    variables: parseColumn(variablesSchema, row.variables, 'row'),
    tags: row.tags === null ? [] : parseColumn(tagsSchema, row.tags, 'tags of a row'),
  }
}
