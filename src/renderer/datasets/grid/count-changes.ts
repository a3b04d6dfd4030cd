import type { DraftBase, GridDraft } from './grid-draft.ts'

/** How many cells, rows and columns a draft changes, adds or removes. */
export function countChanges(draft: GridDraft, base: Pick<DraftBase, 'columns' | 'rowCount'>): number {
  let cells = 0
  for (const [rowId, change] of draft.cells) if (rowId >= 0) cells += change.size
  let kept = 0
  let added = 0
  for (const { from, count } of draft.rows) {
    if (from >= 0) kept += count
    else added += count
  }
  const stayed = draft.columns.filter(({ from }) => from !== undefined)
  const changed = stayed.filter(({ name, from, type }) => name !== from || type !== undefined).length
  const columns = draft.columns.length - stayed.length + (base.columns.length - stayed.length) + changed
  return cells + added + (base.rowCount - kept) + columns
}
