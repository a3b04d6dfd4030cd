import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findDataset, findDatasetVersion } from '../find-dataset.ts'
import { formatTable } from '../output.ts'

/** `assay datasets`: every dataset with its size. */
export async function listDatasets({ client, output }: CliContext): Promise<ExitCode> {
  const datasets = await client.datasets.list({})
  output.print(datasets, () =>
    formatTable(
      ['dataset', 'rows', 'columns', 'expected'],
      datasets.map(({ name, rowCount, columns, hasExpected }) => [
        name,
        String(rowCount),
        columns.join(', '),
        hasExpected ? 'yes' : 'no',
      ]),
      [1],
    ),
  )
  return 0
}

export interface ImportOptions {
  name?: string
  expected?: string
  split?: string
  tags?: string[]
  group?: string
}

/** `assay datasets import FILE`: a new dataset, or a new version of one with the same name. */
export async function importDataset(
  { client, output }: CliContext,
  file: string,
  { name, expected, split, tags, group }: ImportOptions,
): Promise<ExitCode> {
  const fileName = path.basename(file)
  const upload = await client.datasets.upload({ fileName, base64: (await readBytes(file)).toString('base64') })
  const dataset = await client.datasets.importUpload({
    uploadId: upload.uploadId,
    name: name ?? path.parse(fileName).name,
    ...(expected ? { expectedColumn: expected } : {}),
    ...(split ? { splitColumn: split } : {}),
    ...(tags ? { tagColumns: tags } : {}),
    ...(group ? { groupColumn: group } : {}),
  })
  for (const note of upload.notes) output.remark(note)
  output.print(dataset, () => `${dataset.name}: ${dataset.rowCount} rows, columns ${dataset.columns.join(', ')}`)
  return 0
}

export interface ExportOptions {
  out: string
  version?: string
  escapeFormulas?: boolean
}

/** `assay datasets export NAME --out FILE`: as CSV, JSON Lines or Parquet, by the ending. */
export async function exportDataset(
  { client, output }: CliContext,
  name: string,
  { out, version, escapeFormulas }: ExportOptions,
): Promise<ExitCode> {
  const format = formatOf(out)
  const dataset = await findDataset(client, name)
  const versionId = version === undefined ? dataset.versionId : await findDatasetVersion(client, dataset, version)
  const file = await client.datasets.export({ versionId, format, formulas: escapeFormulas ? 'escape' : 'keep' })
  try {
    await writeFile(out, 'text' in file ? file.text : Buffer.from(file.base64, 'base64'))
  } catch (error) {
    const mend = error instanceof Error ? error.message : String(error)
    throw new AssayError('bad-input', { what: `The file ${out} cannot be written`, mend }, { cause: error })
  }
  output.print({ file: out, versionId, format }, () => `${dataset.name} is in ${out}.`)
  return 0
}

function formatOf(file: string): 'csv' | 'jsonl' | 'parquet' {
  const ending = path.extname(file).toLowerCase()
  if (ending === '.csv' || ending === '.jsonl' || ending === '.parquet') return ending.slice(1) as 'csv'
  throw new AssayError('bad-input', {
    what: `The ending of ${file} is no format`,
    mend: 'use .csv, .jsonl or .parquet',
  })
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new AssayError('file-missing', { path: file })
    throw new AssayError('file-unreadable', { path: file, reason: code || String(error) }, { cause: error })
  }
}
