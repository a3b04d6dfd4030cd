import { AssayError } from '../core/errors.ts'
import type { DatasetSource } from './dataset-format.ts'

/**
 * Refuses columns that could not be variables: none, too many, without a name, named twice, or `__proto__`, which
 * would change the row instead of filling it. Throws `dataset-broken`.
 */
export function checkColumns(columns: readonly string[], { file, limits }: DatasetSource, line?: number): void {
  const refused = (reason: string) =>
    new AssayError('dataset-broken', { file, reason, ...(line !== undefined && { line }) })
  if (columns.length === 0) throw refused('it has no columns: the first line must name them')
  if (columns.length > limits.maximumColumns) {
    throw refused(`it has ${columns.length} columns, more than ${limits.maximumColumns}`)
  }
  const seen = new Set<string>()
  columns.forEach((column, index) => {
    if (column === '') throw refused(`column ${index + 1} has no name: give every column a name`)
    if (column === '__proto__') throw refused('a column cannot be named "__proto__": choose another name')
    if (seen.has(column)) throw refused(`two columns are named "${column}": give every column its own name`)
    seen.add(column)
  })
}
