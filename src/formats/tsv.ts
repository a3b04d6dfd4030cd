import type { DatasetFormat } from './dataset-format.ts'
import { readDelimited } from './read-delimited.ts'

/** Tab-separated values, quoted as in CSV where a value begins with a quote (as spreadsheets write them). */
export const tsv: DatasetFormat = {
  id: 'tsv',
  title: 'TSV',
  endings: ['.tsv', '.tab'],
  read: (text, source) => readDelimited(text, '\t', source),
}
