import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import { isMac } from '../../commands/platform.ts'
import type { AfterEditing, CellEditing } from './cell-editor.tsx'
import { cellValue, parseCellText, textOfCell } from './cell-value.ts'
import { clearRange, type GridView } from './edit-range.ts'
import { setCells } from './grid-draft.ts'
import { gridKeyAction } from './grid-keys.ts'
import {
  type GridMove,
  type GridPoint,
  type GridSelection,
  type GridSize,
  moveSelection,
  rangeOf,
  selectCell,
  tabSelection,
} from './selection.ts'
import type { GridLines } from './use-grid-lines.ts'
import type { GridChanges } from './use-grid-session.ts'

interface GridInputOptions {
  changes: GridChanges
  view: GridView
  lines: GridLines
  selection: GridSelection
  size: GridSize
  select: (selection: GridSelection) => void
  tell: (problem: string | null) => void
  gridRef: RefObject<HTMLElement | null>
}

const moveAfter: Readonly<Record<AfterEditing, GridMove | undefined>> = {
  stay: undefined,
  down: { rows: 1 },
  up: { rows: -1 },
  right: { columns: 1 },
  left: { columns: -1 },
}

/** Keys and mouse of the grid: choosing cells, and typing into one. */
export function useGridInput({ changes, view, lines, selection, size, select, tell, gridRef }: GridInputOptions) {
  const [editing, setEditing] = useState<CellEditing | null>(null)
  const { draft } = changes
  const { focus } = selection
  const column = view.columns[focus.column]

  const edit = (text?: string): void => {
    const line = lines.lineAt(focus.row)
    if (!line || !column || (line.rowId >= 0 && !line.row)) return
    const value = cellValue(draft.cells.get(line.rowId), line.rowId, line.row, column)
    setEditing({ text: text ?? textOfCell(value, column) })
  }
  const focusGrid = (): void => gridRef.current?.focus({ preventScroll: true })
  const cancel = (): void => {
    setEditing(null)
    focusGrid()
  }
  /** Keeps what was typed; false, with the reason shown, where it does not fit. */
  const keep = (after: AfterEditing): boolean => {
    const line = lines.lineAt(focus.row)
    if (!editing || !line || !column) return true
    const before = view.baseOf(focus.row, column)
    const now = cellValue(draft.cells.get(line.rowId), line.rowId, line.row, column)
    if (editing.text !== textOfCell(now, column)) {
      const parsed = parseCellText(editing.text, column)
      if ('problem' in parsed) {
        setEditing({ ...editing, problem: parsed.problem })
        return false
      }
      const cell = { rowId: line.rowId, columnId: column.id, value: parsed.value }
      changes.change(setCells(draft, [before === undefined ? cell : { ...cell, before }]))
      tell(null)
    }
    setEditing(null)
    const move = moveAfter[after]
    if (move) {
      focusGrid()
      select(moveSelection({ anchor: focus, focus }, move, size))
    }
    return true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys of a column's button and menu are theirs.
    if (event.target !== event.currentTarget || size.columns === 0) return
    const action = gridKeyAction(event, isMac)
    if (!action) return
    if (action.kind === 'tab') {
      const next = tabSelection(selection, action.by, size)
      if (!next) return
      select(next)
    } else if (action.kind === 'move') select(moveSelection(selection, action.move, size))
    else if (action.kind === 'edit') edit(action.text)
    else if (action.kind === 'select-all')
      select({ anchor: { row: size.rows - 1, column: size.columns - 1 }, focus: { row: 0, column: 0 } })
    else if (action.kind === 'collapse') {
      tell(null)
      select({ anchor: focus, focus })
    } else if (action.kind === 'clear') {
      const edited = clearRange(draft, rangeOf(selection), view)
      if ('problem' in edited) tell(edited.problem)
      else changes.change(edited.draft)
    } else if (action.kind === 'undo') changes.undo()
    else changes.redo()
    event.preventDefault()
    event.stopPropagation()
  }

  const onMouseDown = (event: MouseEvent<HTMLElement>): void => {
    const point = pointOf(event)
    if (!point || event.button !== 0) return
    if (editing && !keep('stay')) {
      event.preventDefault()
      return
    }
    if (point.column < 0) {
      const anchor = { row: event.shiftKey ? selection.anchor.row : point.row, column: size.columns - 1 }
      select({ anchor, focus: { row: point.row, column: 0 } })
    } else if (event.shiftKey) select({ anchor: selection.anchor, focus: point })
    else select(selectCell(point.row, point.column))
    // Dragging chooses cells, not their text.
    event.preventDefault()
    focusGrid()
  }
  const onMouseMove = (event: MouseEvent<HTMLElement>): void => {
    const point = (event.buttons & 1) === 1 && !editing ? pointOf(event) : undefined
    if (!point) return
    const next = { row: point.row, column: Math.max(0, point.column) }
    if (next.row !== focus.row || next.column !== focus.column) select({ anchor: selection.anchor, focus: next })
  }
  return {
    editing,
    type: (text: string) => setEditing({ text }),
    keep,
    cancel,
    onKeyDown,
    onMouseDown,
    onMouseMove,
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      if ((pointOf(event)?.column ?? -1) >= 0) edit()
    },
  }
}

/** The cell under the mouse; column -1 is the row's number. Undefined elsewhere. */
function pointOf({ target }: MouseEvent<HTMLElement>): GridPoint | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  if (!row || !(target instanceof Element)) return undefined
  const column = target.closest('[data-column]')?.getAttribute('data-column')
  return { row: Number(row.getAttribute('data-index')), column: column == null ? -1 : Number(column) }
}
