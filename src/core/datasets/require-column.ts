import { AssayError } from '../errors.ts'
import { suggestion } from '../text/nearest-name.ts'

/** Throws `bad-input` for a column that a dataset does not have. */
export function requireColumn(column: string, columns: readonly string[]): void {
  if (columns.includes(column)) return
  throw new AssayError('bad-input', {
    what: `The dataset has no column "${column}"`,
    mend: suggestion(column, columns) ?? `its columns are ${columns.join(', ')}`,
  })
}
