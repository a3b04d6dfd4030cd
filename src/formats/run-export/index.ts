import { createCsvRunWriter } from './csv-run.ts'
import { createJsonlRunWriter } from './jsonl-run.ts'
import { createParquetRunWriter } from './parquet-run.ts'
import type { RunExportFormat, RunExportHead, RunExportWriter } from './run-export.ts'

/** Every file format that a run can be written to. */
export const runExportWriters: Record<RunExportFormat, (head: RunExportHead) => RunExportWriter> = {
  csv: createCsvRunWriter,
  jsonl: createJsonlRunWriter,
  parquet: createParquetRunWriter,
}
