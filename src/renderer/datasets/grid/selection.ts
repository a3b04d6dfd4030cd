/** A cell by the indexes of its row and column, from 0. */
export interface GridPoint {
  row: number
  column: number
}

/** The chosen cells: those between two corners, of which `focus` is the one that is moved and typed into. */
export interface GridSelection {
  anchor: GridPoint
  focus: GridPoint
}

export interface GridSize {
  rows: number
  columns: number
}

/** First and last indexes, both included. */
export interface GridRange {
  top: number
  bottom: number
  left: number
  right: number
}

/** Where a gesture goes: by so many cells, or to an edge with infinite ones. */
export interface GridMove {
  rows?: number
  columns?: number
  /** Keeps the other corner where it is. */
  isExtending?: boolean
}

export function selectCell(row: number, column: number): GridSelection {
  return { anchor: { row, column }, focus: { row, column } }
}

export function rangeOf({ anchor, focus }: GridSelection): GridRange {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

/** The selection after a move, within the grid. */
export function moveSelection(
  selection: GridSelection,
  { rows = 0, columns = 0, isExtending = false }: GridMove,
  size: GridSize,
): GridSelection {
  const focus = {
    row: within(selection.focus.row + rows, size.rows),
    column: within(selection.focus.column + columns, size.columns),
  }
  return { anchor: isExtending ? selection.anchor : focus, focus }
}

/** The next cell of the row, then of the next row; undefined beyond the last or before the first cell. */
export function tabSelection({ focus }: GridSelection, by: 1 | -1, size: GridSize): GridSelection | undefined {
  const index = focus.row * size.columns + focus.column + by
  if (index < 0 || index >= size.rows * size.columns) return undefined
  return selectCell(Math.floor(index / size.columns), index % size.columns)
}

/** The selection with what is beyond the grid drawn back into it. */
export function clampSelection({ anchor, focus }: GridSelection, size: GridSize): GridSelection {
  const clamp = ({ row, column }: GridPoint) => ({ row: within(row, size.rows), column: within(column, size.columns) })
  return { anchor: clamp(anchor), focus: clamp(focus) }
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}
