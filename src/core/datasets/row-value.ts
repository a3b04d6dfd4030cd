import { canonicalJson } from '../text/canonical-json.ts'
import { defaultExpectedColumn } from './to-rows.ts'
import type { Row } from './row.ts'

/**
 * The value that a row has in a column, as text: of the variable of that name, or of the expected output where
 * `expected` is no variable. Empty for what the row does not have; values that are not text as JSON.
 */
export function rowValue({ variables, expected }: Row, column: string): string {
  const value = Object.hasOwn(variables, column) ? variables[column] : undefined
  if (value === undefined || value === null) return column === defaultExpectedColumn ? (expected ?? '') : ''
  return typeof value === 'string' ? value : canonicalJson(value)
}
