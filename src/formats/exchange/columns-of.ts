import type { Row } from '../../core/datasets/row.ts'

/** The columns of rows, in the order in which they first come. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ variables }) => Object.keys(variables)))]
}
