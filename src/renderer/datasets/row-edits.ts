import type { DatasetRow } from '../../contract/datasets.ts'
import { cellText, parseCell } from './cell-text.ts'

/** What a person has changed in a row and not saved yet, as it was typed. */
export interface RowEdit {
  /** Changed texts by column. */
  texts: Readonly<Record<string, string>>
  /** The changed expected answer; undefined while it is as it was. */
  expected?: string
  /** Why a changed text cannot be saved, by column. */
  problems: Readonly<Record<string, string>>
}

/** Unsaved changes by the position of their row. */
export type RowEdits = ReadonlyMap<number, RowEdit>

/** The edit after one more text was typed; undefined when the row is as it was again. */
export function editCell(
  row: Pick<DatasetRow, 'variables' | 'expected'>,
  edit: RowEdit | undefined,
  column: string,
  text: string,
): RowEdit | undefined {
  const { [column]: _text, ...texts } = edit?.texts ?? {}
  const { [column]: _problem, ...problems } = edit?.problems ?? {}
  const before = row.variables[column]
  const cell = parseCell(text, before)
  return whole({
    ...edit,
    texts: text === cellText(before) ? texts : { ...texts, [column]: text },
    problems: 'problem' in cell ? { ...problems, [column]: cell.problem } : problems,
  })
}

/** The edit after another expected answer was typed; undefined when the row is as it was again. */
export function editExpected(
  row: Pick<DatasetRow, 'variables' | 'expected'>,
  edit: RowEdit | undefined,
  text: string,
): RowEdit | undefined {
  const { texts = {}, problems = {} } = edit ?? {}
  return whole(text === (row.expected ?? '') ? { texts, problems } : { texts, problems, expected: text })
}

/** A row with its edit. */
export function editedRow(
  row: Pick<DatasetRow, 'variables' | 'expected'>,
  edit: RowEdit,
): Pick<DatasetRow, 'variables' | 'expected'> {
  const changed = Object.entries(edit.texts).flatMap(([column, text]) => {
    const cell = parseCell(text, row.variables[column])
    return 'value' in cell ? [[column, cell.value] as const] : []
  })
  return { variables: { ...row.variables, ...Object.fromEntries(changed) }, expected: edit.expected ?? row.expected }
}

function whole(edit: RowEdit): RowEdit | undefined {
  return Object.keys(edit.texts).length > 0 || edit.expected !== undefined ? edit : undefined
}
