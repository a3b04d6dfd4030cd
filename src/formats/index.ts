import type { Table } from '../core/datasets/row.ts'
import { AssayError } from '../core/errors.ts'
import { csv } from './csv.ts'
import { defaultDatasetLimits, type DatasetFormat, type DatasetLimits } from './dataset-format.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { tsv } from './tsv.ts'

/** Every format that datasets are read from, in the order to offer it. */
export const datasetFormats: readonly DatasetFormat[] = [csv, tsv, jsonl, json]

export interface ReadDatasetOptions {
  limits?: Partial<DatasetLimits>
}

/**
 * Reads a dataset from the text of a file, by the ending of its name. Throws `bad-input` for an unknown ending,
 * `row-too-wide` and `dataset-broken` (with the line) for text that is not what the ending says or too much.
 */
export function readDataset(fileName: string, text: string, options: ReadDatasetOptions = {}): Table {
  const format = datasetFormats.find(({ endings }) => endings.some((ending) => fileName.toLowerCase().endsWith(ending)))
  if (format === undefined) {
    const endings = datasetFormats.flatMap((known) => known.endings).join(', ')
    throw new AssayError('bad-input', {
      what: `The file ${fileName} is not a known kind of dataset`,
      mend: `use one of ${endings}`,
    })
  }
  const limits = { ...defaultDatasetLimits, ...options.limits }
  const refused = (reason: string) => new AssayError('dataset-broken', { file: fileName, reason })
  if (text.length > limits.maximumLength)
    throw refused(`it is longer than ${limits.maximumLength} characters: split it`)
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (content.trim() === '') throw refused('it is empty')
  if (content.includes('\0')) throw refused('it is not text in UTF-8: save it as UTF-8')
  return format.read(content, { file: fileName, limits })
}
