import type { ColumnType } from '../../../core/datasets/column-type.ts'
import { AssayError } from '../../../core/errors.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import { countRows, insertRowIds, removeRowId, removeRowIndexes, type RowSpans } from './row-spans.ts'

/** A variable's column. Its id stays when it is renamed. */
export interface DraftColumn {
  id: string
  name: string
  /** The column of the version that it was; undefined for a new one. */
  from?: string | undefined
  /** The type that it was given; undefined while it has the one of the version. */
  type?: ColumnType | undefined
}

/** Ids of the columns that every row has beside its variables. */
export type FixedColumn = '@expected' | '@split' | '@tags'

/** Changed values of a row by the id of their column; null takes a value away. */
export type RowChange = ReadonlyMap<string, Json>

/** What has changed since a version, as small as the changes are. Never mutated. */
export interface GridDraft {
  columns: readonly DraftColumn[]
  rows: RowSpans
  /** By the id of their row. */
  cells: ReadonlyMap<number, RowChange>
  /** The id of the next new row or column, below 0. */
  nextId: number
}

/** What a draft changes. */
export interface DraftBase {
  versionId: string
  columns: readonly string[]
  rowCount: number
}

/** One new value. With `before`, the value of the version, a cell that gets it again is no change. */
export interface CellChange {
  rowId: number
  columnId: string
  value: Json
  before?: Json
}

/** The draft that changes nothing. */
export function emptyDraft({ columns, rowCount }: Pick<DraftBase, 'columns' | 'rowCount'>): GridDraft {
  return {
    columns: columns.map((name) => ({ id: `=${name}`, name, from: name })),
    rows: rowCount > 0 ? [{ from: 0, count: rowCount }] : [],
    cells: new Map(),
    nextId: -1,
  }
}

export function setCells(draft: GridDraft, changes: readonly CellChange[]): GridDraft {
  const cells = new Map(draft.cells)
  const own = new Map<number, Map<string, Json>>()
  for (const change of changes) {
    const { rowId, columnId, value } = change
    let row = own.get(rowId)
    if (!row) own.set(rowId, (row = new Map(cells.get(rowId))))
    if ('before' in change && rowId >= 0 && isSame(change.before, value)) row.delete(columnId)
    else row.set(columnId, value)
  }
  for (const [rowId, row] of own) {
    if (row.size > 0) cells.set(rowId, row)
    else cells.delete(rowId)
  }
  return { ...draft, cells }
}

/** The draft with empty rows before `index`, and their ids. */
export function insertRows(draft: GridDraft, index: number, count: number): { draft: GridDraft; ids: number[] } {
  const ids = Array.from({ length: count }, (_, nth) => draft.nextId - nth)
  return { draft: { ...draft, rows: insertRowIds(draft.rows, index, ids), nextId: draft.nextId - count }, ids }
}

/** The draft without the rows from index `first` to `last`. */
export function removeRows(draft: GridDraft, first: number, last: number): GridDraft {
  return { ...draft, rows: removeRowIndexes(draft.rows, first, Math.min(last, countRows(draft.rows) - 1)) }
}

/** The draft without rows that are named by their ids. */
export function removeRowsById(draft: GridDraft, ids: readonly number[]): GridDraft {
  return { ...draft, rows: ids.reduce((rows, id) => removeRowId(rows, id), draft.rows) }
}

/** The draft with a new, empty column of text before `index`. */
export function insertColumn(draft: GridDraft, index: number, name: string): GridDraft {
  const column = { id: `+${draft.nextId}`, name: name.trim(), type: 'text' as const }
  return { ...draft, columns: draft.columns.toSpliced(index, 0, column), nextId: draft.nextId - 1 }
}

export function removeColumn(draft: GridDraft, columnId: string): GridDraft {
  return { ...draft, columns: draft.columns.filter(({ id }) => id !== columnId) }
}

export function renameColumn(draft: GridDraft, columnId: string, name: string): GridDraft {
  return { ...draft, columns: draft.columns.map((one) => (one.id === columnId ? { ...one, name: name.trim() } : one)) }
}

/** Throws `bad-input` for a name that a column cannot have. */
export function requireColumnName(draft: GridDraft, name: string, columnId?: string): void {
  const wanted = name.trim()
  const refused = (what: string) => new AssayError('bad-input', { what, mend: 'give the column a name of its own' })
  if (wanted === '') throw refused('The column has no name')
  if (wanted === '__proto__') throw refused('A column cannot be named "__proto__"')
  if (draft.columns.some((one) => one.name === wanted && one.id !== columnId))
    throw refused(`Another column is named "${wanted}"`)
}

function isSame(left: Json | undefined, right: Json): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right)
}
