import type { ClipboardEvent } from 'react'
import { errorSentence } from '../../connection/error-sentence.ts'
import { cellValue, textOfCell } from './cell-value.ts'
import { parseClipboardTable, writeClipboardTable } from './clipboard-table.ts'
import { clearRange, type GridView, maximumCells, pasteTable } from './edit-range.ts'
import { type GridSelection, rangeOf } from './selection.ts'
import type { GridLines } from './use-grid-lines.ts'
import type { GridChanges } from './use-grid-session.ts'

interface ClipboardOptions {
  changes: GridChanges
  view: GridView
  lines: GridLines
  selection: GridSelection
  select: (selection: GridSelection) => void
  tell: (problem: string | null) => void
}

/** Copies, cuts and pastes the chosen cells as spreadsheets do. */
export function useGridClipboard({ changes, view, lines, selection, select, tell }: ClipboardOptions) {
  const { draft } = changes
  const range = rangeOf(selection)
  const isHere = (): boolean => {
    for (let index = range.top; index <= range.bottom; index += 1) {
      const line = lines.lineAt(index)
      if (!line || (line.rowId >= 0 && !line.row)) return false
    }
    return true
  }
  const text = (): string =>
    writeClipboardTable(
      Array.from({ length: range.bottom - range.top + 1 }, (_, down) => {
        const { rowId = 0, row } = lines.lineAt(range.top + down) ?? {}
        return view.columns
          .slice(range.left, range.right + 1)
          .map((column) => textOfCell(cellValue(draft.cells.get(rowId), rowId, row, column), column))
      }),
    )
  const copy = (event: ClipboardEvent<HTMLElement>): boolean => {
    if (event.target !== event.currentTarget && event.target instanceof HTMLTextAreaElement) return false
    event.preventDefault()
    if ((range.bottom - range.top + 1) * (range.right - range.left + 1) > maximumCells) {
      tell(`Copy ${maximumCells.toLocaleString('en')} cells at once at most, or export the dataset to a file.`)
      return false
    }
    if (isHere()) event.clipboardData.setData('text/plain', text())
    else {
      lines
        .load(range.top, range.bottom)
        .then(() => navigator.clipboard.writeText(text()))
        .catch((error: unknown) => tell(errorSentence(error)))
    }
    return true
  }
  return {
    onCopy: (event: ClipboardEvent<HTMLElement>) => void copy(event),
    onCut(event: ClipboardEvent<HTMLElement>) {
      if (!copy(event)) return
      const edited = clearRange(draft, range, view)
      if ('problem' in edited) tell(edited.problem)
      else changes.change(edited.draft)
    },
    onPaste(event: ClipboardEvent<HTMLElement>) {
      if (event.target instanceof HTMLTextAreaElement) return
      const pasted = event.clipboardData.getData('text/plain')
      if (pasted === '') return
      event.preventDefault()
      const edited = pasteTable(draft, parseClipboardTable(pasted), range, view)
      if ('problem' in edited) return tell(edited.problem)
      tell(null)
      changes.change(edited.draft)
      const { top, left, bottom, right } = edited.range ?? range
      select({ anchor: { row: bottom, column: right }, focus: { row: top, column: left } })
    },
  }
}
