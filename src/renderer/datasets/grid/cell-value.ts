import { type ColumnType, convertValue, type ParsedValue, parseTyped } from '../../../core/datasets/column-type.ts'
import { normaliseTags } from '../../../core/datasets/normalise-tags.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import type { DatasetRow } from '../../../contract/datasets.ts'
import { cellText } from '../cell-text.ts'
import type { DraftColumn, FixedColumn, GridDraft, RowChange } from './grid-draft.ts'

/** A column of the grid: a variable's, or one that every row has. */
export interface GridColumn {
  id: string
  name: string
  type: ColumnType | 'tags'
  /** Undefined for the columns that every row has. */
  variable?: DraftColumn
}

const fixed: readonly { id: FixedColumn; name: string; type: 'text' | 'tags' }[] = [
  { id: '@expected', name: 'expected', type: 'text' },
  { id: '@split', name: 'split', type: 'text' },
  { id: '@tags', name: 'tags', type: 'tags' },
]

/** The columns of the grid in order; `types` are those of the version's columns, as far as they are known. */
export function gridColumns(draft: GridDraft, types: ReadonlyMap<string, ColumnType>): GridColumn[] {
  const variables = draft.columns.map((variable) => ({
    id: variable.id,
    name: variable.name,
    type: variable.type ?? types.get(variable.from ?? '') ?? ('text' as const),
    variable,
  }))
  return [...variables, ...fixed]
}

/** The value that a row of the version has in a column, in the type that the column was given. */
export function baseValue(row: DatasetRow | undefined, column: GridColumn): Json {
  if (column.id === '@expected') return row?.expected ?? null
  if (column.id === '@split') return row?.split ?? null
  if (column.id === '@tags') return row?.tags ?? []
  const { from, type } = column.variable ?? {}
  if (from === undefined) return ''
  if (!row || !Object.hasOwn(row.variables, from)) return null
  const value = (row.variables[from] ?? null) as Json
  if (type === undefined) return value
  const result = convertValue(value, type)
  return 'value' in result ? result.value : value
}

/** The value that a cell has now; `change` is what the draft changes in its row. */
export function cellValue(
  change: RowChange | undefined,
  rowId: number,
  row: DatasetRow | undefined,
  column: GridColumn,
): Json {
  const changed = change?.get(column.id)
  if (changed !== undefined) return changed
  return rowId < 0 ? emptyValue(column) : baseValue(row, column)
}

/** What a cell holds once it is emptied. */
export function emptyValue({ type, variable }: GridColumn): Json {
  if (type === 'tags') return []
  return variable && type === 'text' ? '' : null
}

/** A value as it is edited and copied; what `parseCellText` reads back. */
export function textOfCell(value: Json, { type }: Pick<GridColumn, 'type'>): string {
  if (type === 'tags' && Array.isArray(value)) return value.join(', ')
  if (type === 'json' && typeof value === 'string') return JSON.stringify(value)
  return cellText(value)
}

/** Reads what a person typed or pasted into a cell. */
export function parseCellText(text: string, column: GridColumn): ParsedValue {
  if (column.type === 'tags') {
    const tags = normaliseTags(text.split(/[,;]/u))
    if (tags.length > 50) return { problem: `A row has 50 tags at most, not ${tags.length}.` }
    const long = tags.find((tag) => tag.length > 60)
    return long === undefined
      ? { value: tags }
      : { problem: `The tag “${long.slice(0, 40)}…” is longer than 60 characters.` }
  }
  if (column.id === '@split' && text.trim().length > 60)
    return { problem: 'A split has a name of 60 characters at most.' }
  if (column.id === '@split') return { value: text.trim() === '' ? null : text.trim() }
  if (column.id === '@expected') return { value: text === '' ? null : text }
  return parseTyped(text, column.type)
}
