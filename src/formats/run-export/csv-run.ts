import { writeCsv } from '../write-csv.ts'
import { exportColumns } from './export-columns.ts'
import type { RunExportHead, RunExportWriter } from './run-export.ts'

/** CSV for spreadsheets and scripts; text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function createCsvRunWriter(head: RunExportHead): RunExportWriter {
  const columns = exportColumns(head)
  const names = columns.map(({ name }) => name)
  const heading = writeCsv(names, [])
  return {
    begin: () => heading,
    write: (records) =>
      writeCsv(
        names,
        records.map((record) => Object.fromEntries(columns.map(({ name, read }) => [name, read(record)]))),
      ).slice(heading.length),
    end: () => '',
  }
}
