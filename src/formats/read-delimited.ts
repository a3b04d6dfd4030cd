import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import type { Json } from '../core/text/canonical-json.ts'
import type { Table } from '../core/datasets/row.ts'
import { AssayError } from '../core/errors.ts'
import { checkColumns } from './check-columns.ts'
import { checkRowCount } from './check-row-count.ts'
import type { DatasetSource } from './dataset-format.ts'
import type { Delimiter } from './sniff-delimiter.ts'

/**
 * Reads lines of columns (RFC 4180: quotes hold delimiters, line ends and doubled quotes; any line ending). The first
 * line names the columns, without blanks at their ends; values are kept exactly as they are written, always text, so
 * `007` and `1.50` stay. Blank lines are left out; quotes inside an unquoted value are part of it. Throws
 * `row-too-wide` for a line with too many columns, `dataset-broken` otherwise.
 */
export function readDelimited(text: string, delimiter: Delimiter, source: DatasetSource): Table {
  const { file } = source
  let columns: string[] | undefined
  const rows: Record<string, Json>[] = []
  let countedTwice = 0

  function takeRecord(record: string[], linesRead: number): null {
    // The parser counts the two characters of \r\n inside quotes as two lines, and names a record's last line.
    const lineEnds = record.flatMap((value) => value.match(/\r\n|\n|\r/gu) ?? [])
    countedTwice += lineEnds.filter((lineEnd) => lineEnd.length === 2).length
    const line = linesRead - countedTwice - lineEnds.length
    if (columns === undefined) {
      columns = record.map((name) => name.trim())
      checkColumns(columns, source, line)
      return null
    }
    if (record.length > columns.length) {
      throw new AssayError('row-too-wide', { line, columns: record.length, expected: columns.length, file })
    }
    if (record.length < columns.length) {
      const reason = `it has ${record.length} of the header's ${columns.length} columns: add the missing ones`
      throw new AssayError('dataset-broken', { file, line, reason })
    }
    checkRowCount(rows.length + 1, source)
    rows.push(Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])))
    // Nothing is kept by the parser.
    return null
  }

  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => takeRecord(record, lines),
    })
  } catch (error) {
    throw error instanceof CsvError ? toDatasetError(error, file) : error
  }
  checkColumns(columns ?? [], source)
  return { columns: columns ?? [], rows }
}

function toDatasetError(error: CsvError, file: string): AssayError {
  const line = typeof error['lines'] === 'number' ? error['lines'] : undefined
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quoted value is never closed: add the missing quote, and double the quotes inside values'
      : error.message.replace(/^[^:]*: /u, '')
  return new AssayError('dataset-broken', { file, reason, ...(line !== undefined && { line }) }, { cause: error })
}
