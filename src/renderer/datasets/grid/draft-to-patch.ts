import type { DatasetPatch } from '../../../core/datasets/dataset-patch.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import type { DraftBase, GridDraft } from './grid-draft.ts'
import { hasRowId } from './row-spans.ts'

type Base = Pick<DraftBase, 'columns' | 'rowCount'>
type Values = NonNullable<DatasetPatch['cells']>[number]

/** What is to be saved of a draft; an empty patch where nothing has changed. */
export function draftToPatch(draft: GridDraft, base: Base): DatasetPatch {
  const patch: DatasetPatch = {}
  if (!hasSameColumns(draft, base)) {
    patch.columns = draft.columns.map(({ name, from, type }) => ({
      name,
      ...(from === undefined
        ? { fill: type === 'text' ? '' : null }
        : { from, ...(type === undefined ? {} : { type }) }),
    }))
  }
  const keepsRows = hasSameRows(draft, base)
  if (!keepsRows) {
    patch.rows = draft.rows.map(({ from, count }) => (from >= 0 ? { from, count } : { row: newRow(draft, from) }))
  }
  const cells = [...draft.cells]
    .filter(([rowId]) => rowId >= 0 && (keepsRows || hasRowId(draft.rows, rowId)))
    .flatMap(([position, change]) => {
      const values = valuesOf(draft, change)
      return Object.keys(values).length > 0 ? [{ position, ...values }] : []
    })
  if (cells.length > 0) patch.cells = cells
  return patch
}

/** True when the draft changes nothing. */
export function isUnchanged(draft: GridDraft, base: Base): boolean {
  return draft.cells.size === 0 && hasSameColumns(draft, base) && hasSameRows(draft, base)
}

function hasSameColumns({ columns }: GridDraft, base: Base): boolean {
  return (
    columns.length === base.columns.length &&
    columns.every(({ name, from, type }, index) => name === base.columns[index] && from === name && type === undefined)
  )
}

function hasSameRows({ rows }: GridDraft, { rowCount }: Base): boolean {
  const [first] = rows
  return rowCount === 0 ? !first : rows.length === 1 && first?.from === 0 && first.count === rowCount
}

function newRow(draft: GridDraft, rowId: number) {
  const { variables = {}, expected, split, tags } = valuesOf(draft, draft.cells.get(rowId) ?? new Map<string, Json>())
  const empty = draft.columns.map(({ name, type }) => [name, type === undefined || type === 'text' ? '' : null])
  return {
    variables: { ...(Object.fromEntries(empty) as Record<string, Json>), ...variables },
    ...(expected == null ? {} : { expected }),
    ...(split == null ? {} : { split }),
    ...(tags === undefined ? {} : { tags }),
  }
}

function valuesOf(draft: GridDraft, change: ReadonlyMap<string, Json>): Omit<Values, 'position'> {
  const variables = draft.columns.flatMap(({ id, name }) => {
    const value = change.get(id)
    return value === undefined ? [] : [[name, value] as const]
  })
  const expected = change.get('@expected') as string | null | undefined
  const split = change.get('@split') as string | null | undefined
  const tags = change.get('@tags') as string[] | undefined
  return {
    ...(variables.length > 0 && { variables: Object.fromEntries(variables) }),
    ...(expected !== undefined && { expected }),
    ...(split !== undefined && { split }),
    ...(tags !== undefined && { tags }),
  }
}
