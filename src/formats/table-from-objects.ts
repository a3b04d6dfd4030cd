import type { Table } from '../core/datasets/row.ts'
import { AssayError } from '../core/errors.ts'
import type { Json } from '../core/text/canonical-json.ts'
import { checkColumns } from './check-columns.ts'
import { checkRowCount } from './check-row-count.ts'
import type { DatasetSource } from './dataset-format.ts'

/** A parsed value that should be a row, and the line that it came from, where it has one. */
export interface SourceObject {
  value: unknown
  line?: number
}

/**
 * Makes a table of parsed objects; its columns are their keys in the order in which they first appear. Values may be
 * any JSON down to `limits.maximumDepth` levels. Throws `dataset-broken`, naming the line or the row, for anything
 * else: rows that are not objects, hostile keys, whole numbers that a double cannot hold exactly.
 */
export function tableFromObjects(objects: Iterable<SourceObject>, source: DatasetSource): Table {
  const { file, limits } = source
  const columns = new Set<string>()
  const rows: Record<string, Json>[] = []
  for (const { value, line } of objects) {
    const where = line === undefined ? `row ${rows.length + 1}: ` : ''
    const refuse = (reason: string): never => {
      throw new AssayError('dataset-broken', { file, reason: where + reason, ...(line !== undefined && { line }) })
    }
    checkRowCount(rows.length + 1, source)
    if (!isObject(value)) return refuse('every row must be an object such as {"question": "...", "expected": "..."}')
    checkValue(value, 0, limits.maximumDepth, refuse)
    for (const key of Object.keys(value)) columns.add(key.trim())
    if (columns.size > limits.maximumColumns) refuse(`there are more than ${limits.maximumColumns} different columns`)
    const row = Object.fromEntries(Object.entries(value).map(([key, item]) => [key.trim(), item as Json]))
    if (Object.keys(row).length < Object.keys(value).length) refuse('two columns have the same name but for blanks')
    rows.push(row)
  }
  checkColumns([...columns], source)
  return { columns: [...columns], rows }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkValue(value: unknown, depth: number, maximumDepth: number, refuse: (reason: string) => never): void {
  if (typeof value === 'number' && !isExact(value)) {
    refuse(`the number ${value} cannot be kept exactly: put it in quotes`)
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > maximumDepth) refuse(`a value nests deeper than ${maximumDepth} levels`)
  if (Object.hasOwn(value, '__proto__')) refuse('nothing can be named "__proto__": choose another name')
  for (const item of Object.values(value)) checkValue(item, depth + 1, maximumDepth, refuse)
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
}
