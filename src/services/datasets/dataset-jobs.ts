import { checkRows, resolveGroups, type FoundGroup } from '../../core/datasets/check-rows.ts'
import { typeOfValues, type ColumnType } from '../../core/datasets/column-type.ts'
import { datasetContentId } from '../../core/datasets/dataset-content-id.ts'
import { applyPatch, type DatasetContent, type DatasetPatch } from '../../core/datasets/dataset-patch.ts'
import { diffRows, type ChangedRow } from '../../core/datasets/diff-rows.ts'
import { requireColumn } from '../../core/datasets/require-column.ts'
import { rowValue } from '../../core/datasets/row-value.ts'
import type { Row, Table } from '../../core/datasets/row.ts'
import { splitRows, type SplitPart } from '../../core/datasets/split-rows.ts'
import { defaultExpectedColumn, toRows } from '../../core/datasets/to-rows.ts'
import { AssayError } from '../../core/errors.ts'
import { datasetToTable } from '../../formats/dataset-to-table.ts'
import { readDatasetFile } from '../../formats/read-dataset-file.ts'
import { writeCsv } from '../../formats/write-csv.ts'
import type { DatasetStore, DatasetVersionRecord, StoredRowValues } from '../../storage/dataset-store.ts'
import { rowOfRecord } from './row-of-record.ts'

/** What the columns of a file are for; a column without a use is a variable. */
export interface ColumnUses {
  expectedColumn?: string | undefined
  splitColumn?: string | undefined
  tagColumns?: readonly string[] | undefined
}

export interface SplitInput {
  parts: readonly SplitPart[]
  seed: number
  stratify?: string | undefined
  group?: string | undefined
}

export interface CheckInput {
  threshold: number
  columns?: readonly string[] | undefined
  examples?: readonly Row[] | undefined
}

/** What is to become of a version. */
export type VersionChange =
  | { kind: 'patch'; patch: DatasetPatch }
  | { kind: 'split'; split: SplitInput }
  | { kind: 'resolve'; check: CheckInput; how: 'remove' | 'move'; groups?: readonly number[] | undefined }

/** A version that is ready to be stored, and its rows to be taken slice by slice. */
export interface PreparedVersion {
  preparedId: string
  version: DatasetVersionRecord
}

/** Files and versions that wait to be imported or stored: the newest ones, since each holds all its rows. */
const mostKept = 3
const readSlice = 5000

export type DatasetJobs = ReturnType<typeof createDatasetJobs>

/**
 * The work on whole datasets: reading files, hashing, comparing. It runs in a thread, or on the spot where it is little.
 * `read` gives a store to read from; `prefix` tells the ids of one place from those of another.
 */
export function createDatasetJobs(read: <T>(work: (store: DatasetStore) => T) => T, prefix: string) {
  const files = createShelf<Table>(prefix)
  const prepared = createShelf<Row[]>(prefix)

  function readContent(versionId: string): DatasetContent {
    return read((store) => {
      const version = store.getVersion(versionId)
      if (!version) throw new AssayError('not-found', { what: 'dataset version', id: versionId })
      const rows: Row[] = []
      while (rows.length < version.rowCount) {
        const slice = store.listRows(versionId, rows.length, readSlice)
        if (slice.length === 0) break
        rows.push(...slice.map(rowOfRecord))
      }
      return { columns: version.columns, rows }
    })
  }

  function prepare(columns: readonly string[], rows: Row[]): PreparedVersion {
    const version = {
      id: datasetContentId(rows),
      columns: [...columns],
      rowCount: rows.length,
      hasExpected: rows.some(({ expected }) => expected !== undefined),
    }
    return { preparedId: prepared.put(rows), version }
  }

  return {
    /** Reads a file and keeps it until it is imported. */
    async readFile({ fileName, content }: { fileName: string; content: string | Uint8Array }) {
      const { table, encoding, notes } = await readDatasetFile(fileName, content)
      const columns = table.columns.map((name) => ({
        name,
        type: typeOfValues(table.rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined))),
      }))
      const sample = table.rows.slice(0, 5)
      return { uploadId: files.put(table), columns, rowCount: table.rows.length, sample, encoding, notes }
    },

    /** Makes a version of a file that was read. Throws `not-found` for one that is no longer kept, `bad-input`. */
    async prepareImport({ uploadId, expectedColumn, splitColumn, tagColumns = [] }: ColumnUses & { uploadId: string }) {
      const table = files.get(uploadId)
      if (!table) throw new AssayError('not-found', { what: 'file to import', id: uploadId, mend: 'choose it again' })
      // The usual column may be missing; one that a person named may not.
      const rows = toRows(table, {
        expectedColumn: expectedColumn === defaultExpectedColumn ? undefined : expectedColumn,
        splitColumn,
        tagColumns,
      })
      const taken = new Set([expectedColumn ?? defaultExpectedColumn, splitColumn, ...tagColumns])
      files.drop(uploadId)
      return prepare(
        table.columns.filter((column) => !taken.has(column)),
        rows,
      )
    },

    /** Makes the next version of one. Throws `bad-input` for a change that does not fit. */
    async prepareChange({ versionId, change }: { versionId: string; change: VersionChange }) {
      const content = readContent(versionId)
      const { columns, rows } = changeContent(content, change)
      return prepare(columns, rows)
    },

    /** How many rows, and how many of each label, the parts of a split would get. */
    async previewSplit({ versionId, split }: { versionId: string; split: SplitInput }) {
      const content = readContent(versionId)
      const names = dealOut(content, split)
      const labels = split.stratify ?? defaultExpectedColumn
      const byPart = Map.groupBy(names.keys(), (position) => names[position])
      const parts = [...split.parts.map(({ name }) => name), ...(byPart.has(undefined) ? [undefined] : [])]
      return parts.map((name) => {
        const positions = byPart.get(name) ?? []
        const counts = Map.groupBy(positions, (position) => rowValue(content.rows[position] as Row, labels))
        const found = [...counts].map(([label, members]) => ({ label, rows: members.length }))
        return {
          name: name ?? null,
          rows: positions.length,
          labels: found.sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1)).slice(0, 20),
        }
      })
    },

    async check({ versionId, check }: { versionId: string; check: CheckInput }): Promise<FoundGroup[]> {
      return checkContent(readContent(versionId), check)
    },

    /** The difference of two versions; of each kind of row the first `limit` with their contents. */
    async diff({ from, to, key, limit }: { from: string; to: string; key?: string | undefined; limit: number }) {
      const [before, after] = [readContent(from), readContent(to)]
      if (key !== undefined) requireColumn(key, [...before.columns, ...after.columns, defaultExpectedColumn])
      const { added, removed, changed, unchanged } = diffRows(before.rows, after.rows, key)
      const shownChanges: ChangedRow[] = changed.slice(0, limit)
      const show = (rows: readonly Row[]) => (position: number) => ({ position, ...shownRow(rows[position] as Row) })
      return {
        counts: { added: added.length, removed: removed.length, changed: changed.length, unchanged },
        columns: {
          added: after.columns.filter((column) => !before.columns.includes(column)),
          removed: before.columns.filter((column) => !after.columns.includes(column)),
        },
        added: added.slice(0, limit).map(show(after.rows)),
        removed: removed.slice(0, limit).map(show(before.rows)),
        changed: shownChanges,
      }
    },

    /** The type of each column. */
    async describe({ versionId }: { versionId: string }): Promise<{ name: string; type: ColumnType }[]> {
      const { columns, rows } = readContent(versionId)
      return columns.map((name) => ({
        name,
        type: typeOfValues(rows.map(({ variables }) => (Object.hasOwn(variables, name) ? variables[name] : undefined))),
      }))
    },

    /** A version as the text or the bytes of a file. */
    async exportRows(input: { versionId: string; format: 'csv' | 'jsonl' | 'parquet'; formulas: 'keep' | 'escape' }) {
      const { columns, rows } = readContent(input.versionId)
      const table = datasetToTable(columns, rows)
      if (input.format === 'parquet') {
        const { writeParquet } = await import('../../formats/parquet.ts')
        return writeParquet(table)
      }
      if (input.format === 'jsonl') return table.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      const lines = table.rows.map((row) => {
        const tags = row['tags']
        return Array.isArray(tags) && !columns.includes('tags') ? { ...row, tags: tags.join('; ') } : row
      })
      return writeCsv(table.columns, lines, { formulas: input.formulas })
    },

    /** Some rows of a prepared version, as they are stored. */
    async take({ preparedId, from, limit }: { preparedId: string; from: number; limit: number }) {
      const rows = prepared.get(preparedId)
      if (!rows) throw new AssayError('unexpected', { reason: 'rows that were to be stored are gone' })
      return rows.slice(from, from + limit).map(toStored)
    },

    async release({ preparedId }: { preparedId: string }) {
      prepared.drop(preparedId)
    },
  }
}

function changeContent(content: DatasetContent, change: VersionChange): { columns: readonly string[]; rows: Row[] } {
  if (change.kind === 'patch') return applyPatch(content, change.patch)
  if (change.kind === 'split') {
    const names = dealOut(content, change.split)
    const cells = names.map((name, position) => ({ position, split: name ?? null }))
    return applyPatch(content, { cells })
  }
  const found = checkContent(content, change.check)
  const chosen = change.groups === undefined ? found : change.groups.flatMap((index) => found[index] ?? [])
  const { remove, move } = resolveGroups(chosen, change.how)
  const removed = new Set(remove)
  const rows = content.rows.flatMap((_, from) => (removed.has(from) ? [] : [{ from, count: 1 }]))
  return applyPatch(content, { rows, cells: move.filter(({ position }) => !removed.has(position)) })
}

function dealOut({ columns, rows }: DatasetContent, { parts, seed, stratify, group }: SplitInput) {
  const valueOf = (column: string | undefined) => {
    if (column === undefined) return undefined
    requireColumn(column, [...columns, defaultExpectedColumn])
    return (position: number) => rowValue(rows[position] as Row, column)
  }
  return splitRows(rows.length, { parts, seed, labelOf: valueOf(stratify), groupOf: valueOf(group) })
}

function checkContent({ columns, rows }: DatasetContent, { columns: named, threshold, examples }: CheckInput) {
  const compared = named && named.length > 0 ? named : columns
  for (const column of compared) requireColumn(column, [...columns, defaultExpectedColumn])
  return checkRows(rows, { threshold, columns: compared, examples })
}

function shownRow({ variables, expected, split, tags }: Row) {
  return { variables, expected: expected ?? null, split: split ?? null, tags: tags ?? [] }
}

function toStored({ variables, expected, split, tags = [] }: Row): StoredRowValues {
  return {
    variables: JSON.stringify(variables),
    expected: expected ?? null,
    split: split ?? null,
    tags: tags.length > 0 ? JSON.stringify(tags) : null,
  }
}

/** Keeps the few things that were put last, each under an id of its own. */
function createShelf<T>(prefix: string) {
  const kept = new Map<string, T>()
  let next = 0
  return {
    put(item: T): string {
      const id = `${prefix}-${next++}`
      kept.set(id, item)
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
      return id
    },
    get: (id: string) => kept.get(id),
    drop: (id: string) => kept.delete(id),
  }
}
