import type { Table } from '../core/datasets/row.ts'
import { AssayError } from '../core/errors.ts'
import { decodeText, type DecodedText } from './decode-text.ts'
import { defaultDatasetLimits } from './dataset-format.ts'
import { readDataset } from './index.ts'
import { readParquet } from './parquet.ts'

/** A file as it was read. */
export interface ReadFile {
  table: Table
  /** Undefined for a file that is no text. */
  encoding?: DecodedText['encoding']
  /** What a person should know of how it was read, in sentences. */
  notes: string[]
}

/**
 * Reads a dataset from the bytes of a file, by the ending of its name: any text in any of the usual encodings, or
 * Parquet. Throws as readDataset and readParquet do, and `dataset-broken` for a file without rows.
 */
export async function readDatasetFile(file: string, bytes: Uint8Array | string): Promise<ReadFile> {
  if (typeof bytes !== 'string' && file.toLowerCase().endsWith('.parquet')) {
    const table = await readParquet(bytes, { file, limits: defaultDatasetLimits })
    requireRows(table, file)
    return { table, notes: [] }
  }
  const decoded: DecodedText = typeof bytes === 'string' ? { text: bytes, encoding: 'UTF-8' } : decodeText(bytes)
  const table = readDataset(file, decoded.text)
  requireRows(table, file)
  return { table, encoding: decoded.encoding, notes: decoded.note === undefined ? [] : [decoded.note] }
}

function requireRows({ rows }: Table, file: string): void {
  if (rows.length > 0) return
  throw new AssayError('dataset-broken', { file, reason: 'it has a header and no rows: add at least one row below it' })
}
