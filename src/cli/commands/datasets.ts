import path from 'node:path'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'
import { readTextFile } from '../read-text-file.ts'

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

/** `assay datasets import FILE`: a new dataset, or a new version of one with the same name. */
export async function importDataset(
  { client, output }: CliContext,
  file: string,
  options: { name?: string; expected?: string },
): Promise<ExitCode> {
  const fileName = path.basename(file)
  const dataset = await client.datasets.importText({
    name: options.name ?? path.parse(fileName).name,
    fileName,
    text: await readTextFile(file),
    ...(options.expected ? { expectedColumn: options.expected } : {}),
  })
  output.print(dataset, () => `${dataset.name}: ${dataset.rowCount} rows, columns ${dataset.columns.join(', ')}`)
  return 0
}
