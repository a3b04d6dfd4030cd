import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { typeOfValues } from '../core/datasets/column-type.ts'
import type { Table } from '../core/datasets/row.ts'
import { AssayError } from '../core/errors.ts'
import type { Json } from '../core/text/canonical-json.ts'
import { checkRowCount } from './check-row-count.ts'
import type { DatasetSource } from './dataset-format.ts'
import { tableFromObjects } from './table-from-objects.ts'

/**
 * Reads a Parquet file, uncompressed or compressed with Snappy. Times become ISO 8601, whole numbers that a double cannot
 * hold become text. Throws `dataset-broken`.
 */
export async function readParquet(bytes: Uint8Array, source: DatasetSource): Promise<Table> {
  const refused = (reason: string, cause?: unknown) =>
    new AssayError('dataset-broken', { file: source.file, reason }, { cause })
  const file = Uint8Array.from(bytes).buffer
  let records: Record<string, unknown>[]
  try {
    const metadata = parquetMetadata(file)
    checkRowCount(Number(metadata.num_rows), source)
    const columnCount = metadata.schema[0]?.num_children ?? 0
    if (columnCount > source.limits.maximumColumns)
      throw refused(`it has ${columnCount} columns, more than ${source.limits.maximumColumns}`)
    records = await parquetReadObjects({ file, metadata })
  } catch (cause) {
    if (cause instanceof AssayError) throw cause
    throw refused(
      `it is not Parquet that can be read here: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    )
  }
  return tableFromObjects(
    records.map((record) => ({
      value: Object.fromEntries(Object.entries(record).map(([name, value]) => [name, toJson(value, 0, refused)])),
    })),
    source,
  )
}

function toJson(value: unknown, depth: number, refused: (reason: string) => AssayError): Json {
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value instanceof Uint8Array) throw refused('a column holds bytes, not text: leave it out')
  if (depth > 32 || typeof value !== 'object') throw refused('a value is of a kind that a dataset cannot hold')
  if (Array.isArray(value)) return value.map((item: unknown) => toJson(item, depth + 1, refused))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item, depth + 1, refused)]))
}

/** Writes a table as Parquet (Snappy): a column of one kind as that kind, of several, or of lists and objects, as JSON. */
export function writeParquet({ columns, rows }: Table): Uint8Array {
  const columnData = columns.map((name) => {
    const values = rows.map((row): Json => (Object.hasOwn(row, name) ? (row[name] ?? null) : null))
    const type = typeOfValues(values)
    if (type === 'json') return { name, type: 'JSON' as const, nullable: true, data: values }
    const types = { text: 'STRING', number: 'DOUBLE', boolean: 'BOOLEAN' } as const
    return { name, type: types[type], nullable: true, data: values }
  })
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
