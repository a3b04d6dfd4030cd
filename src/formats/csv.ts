import type { DatasetFormat } from './dataset-format.ts'
import { readDelimited } from './read-delimited.ts'
import { sniffDelimiter } from './sniff-delimiter.ts'

/** Comma-separated values; semicolons and tabs are recognised too, since spreadsheets write them under this ending. */
export const csv: DatasetFormat = {
  id: 'csv',
  title: 'CSV',
  endings: ['.csv'],
  read: (text, source) => readDelimited(text, sniffDelimiter(text), source),
}
