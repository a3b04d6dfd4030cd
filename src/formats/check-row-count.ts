import { AssayError } from '../core/errors.ts'
import type { DatasetSource } from './dataset-format.ts'

/** Throws `dataset-broken` when a dataset has more rows than its limit. */
export function checkRowCount(count: number, { file, limits }: DatasetSource): void {
  if (count <= limits.maximumRows) return
  throw new AssayError('dataset-broken', { file, reason: `it has more than ${limits.maximumRows} rows: split it` })
}
