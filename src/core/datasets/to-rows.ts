import { AssayError } from '../errors.ts'
import { canonicalJson, type Json } from '../text/canonical-json.ts'
import { suggestion } from '../text/nearest-name.ts'
import type { Row, Table } from './row.ts'

/** The column that holds the expected output when nobody names another. */
export const defaultExpectedColumn = 'expected'

export interface ToRowsOptions {
  /** Holds the expected output. A named column must exist; `expected`, the default, may be missing. */
  expectedColumn?: string | undefined
  /** Holds the part that each row belongs to; none by default. */
  splitColumn?: string | undefined
}

/**
 * Turns a table into rows. The expected and split columns are taken out of the variables, so that a prompt cannot
 * show a model the answer by mistake. An empty or null expected cell is a row without an expected output; values
 * that are not text become text (JSON for lists and objects). Throws `bad-input` for a named column that is missing.
 */
export function toRows({ columns, rows }: Table, { expectedColumn, splitColumn }: ToRowsOptions = {}): Row[] {
  for (const column of [expectedColumn, splitColumn]) {
    if (column !== undefined && !columns.includes(column)) throw missingColumn(column, columns)
  }
  if (expectedColumn !== undefined && expectedColumn === splitColumn) {
    throw new AssayError('bad-input', {
      what: `The column "${expectedColumn}" cannot be both the expected output and the split`,
      mend: 'choose two columns',
    })
  }
  const outputColumn = expectedColumn ?? (splitColumn === defaultExpectedColumn ? undefined : defaultExpectedColumn)
  return rows.map((source) => {
    const expected = textOf(outputColumn, source)
    const split = textOf(splitColumn, source)
    const isVariable = ([name]: [string, Json]) => name !== outputColumn && name !== splitColumn
    const variables = Object.fromEntries(Object.entries(source).filter(isVariable))
    return { variables, ...(expected !== undefined && { expected }), ...(split !== undefined && { split }) }
  })
}

function textOf(column: string | undefined, source: Readonly<Record<string, Json>>): string | undefined {
  const value = column !== undefined && Object.hasOwn(source, column) ? source[column] : undefined
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : canonicalJson(value)
}

function missingColumn(column: string, columns: readonly string[]): AssayError {
  return new AssayError('bad-input', {
    what: `The dataset has no column "${column}"`,
    mend: suggestion(column, columns) ?? `its columns are ${columns.join(', ')}`,
  })
}
