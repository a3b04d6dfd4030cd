import type { RowFilter } from '../../queries/dataset-queries.ts'
import { insertRows, removeRows, removeRowsById } from './grid-draft.ts'
import { type GridSelection, rangeOf, selectCell } from './selection.ts'
import { useGridLines } from './use-grid-lines.ts'
import type { GridChanges } from './use-grid-session.ts'

interface RowActionsOptions {
  changes: GridChanges
  filter: RowFilter
  selection: GridSelection
  select: (selection: GridSelection) => void
  tell: (problem: string | null) => void
}

const maximumFilteredRows = 1000

/** Adds a row below the chosen one, and removes the chosen rows. */
export function useRowActions({ changes, filter, selection, select, tell }: RowActionsOptions) {
  const { base, draft, change } = changes
  const { top, bottom } = rangeOf(selection)
  const lines = useGridLines(base.versionId, draft, filter, { first: top, last: top })
  const isFiltered = filter.split !== undefined || filter.tag !== undefined
  const last = Math.min(bottom, lines.count - 1)
  return {
    canAdd: !isFiltered,
    canRemove: lines.count > 0,
    add(): void {
      const index = lines.count === 0 ? 0 : last + 1
      change(insertRows(draft, index, 1).draft)
      select(selectCell(index, 0))
    },
    remove(): void {
      if (!isFiltered) change(removeRows(draft, top, last))
      else {
        if (last - top >= maximumFilteredRows)
          return tell('Remove 1,000 of the shown rows at once at most, or show all rows.')
        const ids = Array.from({ length: last - top + 1 }, (_, nth) => lines.lineAt(top + nth)?.rowId)
        if (ids.includes(undefined)) return tell('Some of these rows are still on their way: try again in a moment.')
        change(removeRowsById(draft, ids as number[]))
      }
      tell(null)
      select(selectCell(Math.max(0, Math.min(top, lines.count - 1)), selection.focus.column))
    },
  }
}
