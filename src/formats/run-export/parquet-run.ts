import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { exportColumns, type ExportColumn } from './export-columns.ts'
import type { RunExportHead, RunExportWriter } from './run-export.ts'

type ParquetSchema = ConstructorParameters<typeof ParquetWriter>[0]['schema']

/** Whole numbers are 64 bits wide in the file, and JavaScript hands those over as big integers. */
const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const

/** Parquet with a row group for each piece that is written; every column may be null, JSON is text. */
export function createParquetRunWriter(head: RunExportHead): RunExportWriter {
  const columns = exportColumns(head)
  const schema: ParquetSchema = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, kind }) => ({ name, repetition_type: 'OPTIONAL' as const, ...types[kind] })),
  ]
  const writer = new ByteWriter()
  let parquet: ParquetWriter | undefined

  /** The bytes since the last call; the writer goes on counting where it is in the file. */
  function take(): Uint8Array {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }

  return {
    begin() {
      parquet = new ParquetWriter({ writer, schema, createdBy: 'assay' })
      return take()
    },
    write(records) {
      if (records.length === 0) return new Uint8Array()
      const columnData = columns.map((column) => ({
        name: column.name,
        data: records.map((record) => toValue(column, record)),
      }))
      void parquet?.write({ columnData, rowGroupSize: records.length })
      return take()
    },
    end() {
      void parquet?.finish()
      return take()
    },
  }
}

function toValue({ kind, read }: ExportColumn, record: Parameters<ExportColumn['read']>[0]): unknown {
  const value = read(record)
  if (value === null) return null
  if (kind === 'json') return JSON.stringify(value)
  return kind === 'integer' ? BigInt(Math.trunc(Number(value))) : value
}
