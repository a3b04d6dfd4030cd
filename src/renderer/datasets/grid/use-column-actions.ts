import { useQueryClient } from '@tanstack/react-query'
import type { ColumnType } from '../../../core/datasets/column-type.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import { errorSentence } from '../../connection/error-sentence.ts'
import { openNameDialog } from '../../components/name-dialog.tsx'
import { datasetQueries, rowSliceSize } from '../../queries/dataset-queries.ts'
import type { ColumnActions } from './column-head.tsx'
import { convertColumn, valueProblem } from './convert-column.ts'
import { insertColumn, removeColumn, renameColumn, requireColumnName } from './grid-draft.ts'
import { countRows } from './row-spans.ts'
import type { GridChanges } from './use-grid-session.ts'

/** Larger datasets are checked where they are saved: looking at all of their rows from here would take too long. */
const checkedRows = 20_000

/** Renames, adds, removes and converts columns; `tell` shows why something cannot be. */
export function useColumnActions(
  { base, draft, change }: GridChanges,
  types: ReadonlyMap<string, ColumnType>,
  tell: (problem: string | null) => void,
): ColumnActions & { add: () => void } {
  const queryClient = useQueryClient()
  const askForColumn = (index: number): void =>
    openNameDialog({
      title: 'Add a column',
      action: 'Add',
      submit: (name) => named(name, undefined, () => change(insertColumn(draft, index, name))),
    })
  const named = async (name: string, columnId: string | undefined, edit: () => void): Promise<void> => {
    requireColumnName(draft, name, columnId)
    edit()
  }
  /** The first value of the version that does not fit; a changed cell's and a removed row's do not count. */
  const findProblem = async (columnId: string, from: string, name: string, type: ColumnType) => {
    for (const span of draft.rows) {
      for (let position = span.from; position >= 0 && position < span.from + span.count; position += 1) {
        const slice = datasetQueries.rowSlice(base.versionId, Math.floor(position / rowSliceSize))
        const known = queryClient.getQueryData(slice.queryKey) ?? (await queryClient.ensureQueryData(slice))
        const value = known.rows[position % rowSliceSize]?.variables[from] as Json | undefined
        if (value === undefined || draft.cells.get(position)?.has(columnId)) continue
        const problem = valueProblem(value, position, name, type)
        if (problem) return problem
      }
    }
    return undefined
  }
  return {
    add: () => askForColumn(draft.columns.length),
    insertAfter: ({ id }) => askForColumn(draft.columns.findIndex((one) => one.id === id) + 1),
    rename: ({ id, name }) =>
      openNameDialog({
        title: `Rename the column ${name}`,
        action: 'Rename',
        initial: name,
        submit: (next) => named(next, id, () => change(renameColumn(draft, id, next))),
      }),
    remove: ({ id }) => {
      if (draft.columns.length === 1) tell('A dataset has one column at least: add another one first.')
      else change(removeColumn(draft, id))
    },
    convert: (column, type) => {
      const { id, name, variable } = column
      const from = variable?.from
      const edited = convertColumn(draft, column, type, from === undefined ? undefined : types.get(from))
      if ('problem' in edited) return tell(edited.problem)
      const isSmall = countRows(draft.rows) <= checkedRows
      const looked = from !== undefined && isSmall ? findProblem(id, from, name, type) : Promise.resolve(undefined)
      void looked.then(
        (problem) => {
          tell(problem ?? null)
          if (!problem) change(edited.draft)
        },
        (error: unknown) => tell(errorSentence(error)),
      )
    },
  }
}
