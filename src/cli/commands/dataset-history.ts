import type { DatasetDiff } from '../../contract/datasets.ts'
import { AssayError } from '../../core/errors.ts'
import { shortId } from '../../core/prompts/version.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findDataset, findDatasetVersion } from '../find-dataset.ts'
import { formatTable } from '../output.ts'

/** `assay datasets log NAME`: every version, newest first. */
export async function logDataset({ client, output }: CliContext, name: string): Promise<ExitCode> {
  const { id } = await findDataset(client, name)
  const history = await client.datasets.history({ datasetId: id })
  output.print(history, () =>
    formatTable(
      ['version', 'id', 'rows', 'columns', 'since'],
      history.map(({ number, versionId, rowCount, columns, createdAt }) => [
        `v${number}`,
        shortId(versionId),
        String(rowCount),
        columns.join(', '),
        createdAt,
      ]),
      [2],
    ),
  )
  return 0
}

/** `assay datasets diff NAME [FROM] [TO]`: the last two versions, or those that are named; 1 when they differ. */
export async function diffDataset(
  { client, output }: CliContext,
  name: string,
  references: { from: string | undefined; to: string | undefined },
  { key, limit }: { key?: string; limit: number },
): Promise<ExitCode> {
  const dataset = await findDataset(client, name)
  const [, previous] = await client.datasets.history({ datasetId: dataset.id })
  const from =
    references.from === undefined ? previous?.versionId : await findDatasetVersion(client, dataset, references.from)
  if (from === undefined)
    throw new AssayError('bad-input', { what: `"${name}" has one version only`, mend: 'change it first' })
  const to = references.to === undefined ? dataset.versionId : await findDatasetVersion(client, dataset, references.to)
  const diff = await client.datasets.diff({ from, to, limit, ...(key === undefined ? {} : { key }) })
  output.print(diff, () => formatDiff(diff))
  return diff.counts.added + diff.counts.removed + diff.counts.changed > 0 ? 1 : 0
}

function formatDiff({ counts, columns, added, removed, changed }: DatasetDiff): string {
  const values = (row: DatasetDiff['added'][number]) =>
    JSON.stringify({ ...row.variables, expected: row.expected ?? undefined })
  const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value))
  return [
    `${counts.added} added, ${counts.removed} removed, ${counts.changed} changed, ${counts.unchanged} the same`,
    ...columns.added.map((column) => `+ column ${column}`),
    ...columns.removed.map((column) => `- column ${column}`),
    ...removed.map((row) => `- row ${row.position + 1} ${values(row)}`),
    ...added.map((row) => `+ row ${row.position + 1} ${values(row)}`),
    ...changed.flatMap(({ after, cells }) =>
      cells.map(({ column, before, after: now }) => `~ row ${after + 1} ${column}: ${shown(before)} → ${shown(now)}`),
    ),
  ].join('\n')
}

/** `assay datasets restore NAME VERSION`: makes an earlier version the newest. */
export async function restoreDataset(
  { client, output }: CliContext,
  name: string,
  reference: string,
): Promise<ExitCode> {
  const dataset = await findDataset(client, name)
  const versionId = await findDatasetVersion(client, dataset, reference)
  const saved = await client.datasets.restore({ datasetId: dataset.id, versionId })
  output.print(saved, () => `${saved.name} has the ${saved.rowCount} rows of ${reference} again.`)
  return 0
}
