import { type ColumnType, convertValue } from '../../../core/datasets/column-type.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import type { GridColumn } from './cell-value.ts'
import type { GridDraft } from './grid-draft.ts'

/** A draft after an edit, or why it cannot be made, in a sentence. */
export type EditedDraft = { draft: GridDraft } | { problem: string }

/**
 * The draft with another type for a column: changed values are converted, those of the version once it is saved.
 * `baseType` is the type that the column has in the version.
 */
export function convertColumn(
  draft: GridDraft,
  { id, name, variable }: GridColumn,
  type: ColumnType,
  baseType: ColumnType | undefined,
): EditedDraft {
  const cells = new Map(draft.cells)
  for (const [rowId, change] of draft.cells) {
    const value = change.get(id)
    if (value === undefined) continue
    const result = convertValue(value, type)
    if ('problem' in result) return { problem: misfit(name, rowId, result.problem) }
    cells.set(rowId, new Map(change).set(id, result.value))
  }
  const isBase = variable?.from !== undefined && type === baseType
  const columns = draft.columns.map((one) => (one.id === id ? { ...one, type: isBase ? undefined : type } : one))
  return { draft: { ...draft, columns, cells } }
}

/** Why a value of the version does not fit the type; undefined where it does. */
export function valueProblem(value: Json, position: number, name: string, type: ColumnType): string | undefined {
  const result = convertValue(value, type)
  return 'problem' in result ? misfit(name, position, result.problem) : undefined
}

function misfit(name: string, rowId: number, problem: string): string {
  return rowId < 0 ? `Column “${name}”, a new row: ${problem}` : `Column “${name}”, row ${rowId + 1}: ${problem}`
}
