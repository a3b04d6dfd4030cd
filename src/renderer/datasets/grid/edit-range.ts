import type { Json } from '../../../core/text/canonical-json.ts'
import { emptyValue, type GridColumn, parseCellText } from './cell-value.ts'
import type { EditedDraft } from './convert-column.ts'
import { type CellChange, type GridDraft, insertRows, setCells } from './grid-draft.ts'
import type { GridRange } from './selection.ts'

/** The most cells that one gesture changes or copies. */
export const maximumCells = 200_000

/** The rows and columns that are shown, which the indexes of a range are about. */
export interface GridView {
  columns: readonly GridColumn[]
  rowCount: number
  /** Undefined for a row that has not come yet. */
  rowIdAt: (index: number) => number | undefined
  /** The value that the version has; undefined where it is not known. */
  baseOf: (index: number, column: GridColumn) => Json | undefined
  /** False where only some of the rows are shown. */
  canAddRows: boolean
}

const tooMany = `Change ${maximumCells.toLocaleString('en')} cells at once at most: choose fewer.`
const onTheirWay = 'Some of these rows are still on their way: try again in a moment.'

/** Empties the cells of a range. */
export function clearRange(draft: GridDraft, range: GridRange, view: GridView): EditedDraft {
  if ((range.bottom - range.top + 1) * (range.right - range.left + 1) > maximumCells) return { problem: tooMany }
  const changes: CellChange[] = []
  for (let row = range.top; row <= range.bottom; row += 1) {
    const rowId = view.rowIdAt(row)
    if (rowId === undefined) return { problem: onTheirWay }
    for (const column of view.columns.slice(range.left, range.right + 1))
      changes.push(toChange(view, row, rowId, column, emptyValue(column)))
  }
  return { draft: setCells(draft, changes) }
}

/**
 * Puts a table of texts into the grid, its first cell into the first of the range. A range that holds it several times
 * is filled with it; rows that the grid lacks are added. All of it fits, or nothing changes.
 */
export function pasteTable(
  draft: GridDraft,
  table: readonly (readonly string[])[],
  range: GridRange,
  view: GridView,
): EditedDraft & { range?: GridRange } {
  const tableWidth = table.reduce((most, { length }) => Math.max(most, length), 1)
  const height = filled(range.bottom - range.top + 1, table.length)
  const width = filled(range.right - range.left + 1, tableWidth)
  if (height * width > maximumCells) return { problem: tooMany }
  if (range.left + width > view.columns.length)
    return {
      problem: `What was copied has ${width} columns, and only ${view.columns.length - range.left} are here: add columns first.`,
    }
  const missing = range.top + height - view.rowCount
  if (missing > 0 && !view.canAddRows)
    return { problem: 'What was copied has more rows than are shown: show all rows first.' }
  const longer = missing > 0 ? insertRows(draft, view.rowCount, missing) : { draft, ids: [] }
  const changes: CellChange[] = []
  for (let down = 0; down < height; down += 1) {
    const row = range.top + down
    const rowId = row < view.rowCount ? view.rowIdAt(row) : longer.ids[row - view.rowCount]
    if (rowId === undefined) return { problem: onTheirWay }
    const texts = table[down % table.length] ?? []
    for (const [right, column] of view.columns.slice(range.left, range.left + width).entries()) {
      const parsed = parseCellText(texts[right % tableWidth] ?? '', column)
      if ('problem' in parsed) return { problem: `Row ${row + 1}, column “${column.name}”: ${parsed.problem}` }
      changes.push(toChange(view, row, rowId, column, parsed.value))
    }
  }
  const bottom = range.top + height - 1
  return { draft: setCells(longer.draft, changes), range: { ...range, bottom, right: range.left + width - 1 } }
}

function filled(room: number, size: number): number {
  return room % size === 0 ? room : size
}

function toChange(view: GridView, index: number, rowId: number, column: GridColumn, value: Json): CellChange {
  const before = rowId < 0 ? undefined : view.baseOf(index, column)
  return { rowId, columnId: column.id, value, ...(before === undefined ? {} : { before }) }
}
