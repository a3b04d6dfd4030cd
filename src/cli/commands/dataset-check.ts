import type { DuplicateGroup } from '../../contract/datasets.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findDataset } from '../find-dataset.ts'
import { findVersion } from '../find-version.ts'
import { formatTable } from '../output.ts'

export interface CheckOptions {
  threshold: number
  columns?: string[]
  prompt?: string
  remove?: boolean
  move?: boolean
}

const shownGroups = 50

/** `assay datasets check NAME`: duplicates and leaks; 1 when there are any that were not mended. */
export async function checkDataset(
  { client, output }: CliContext,
  name: string,
  { threshold, columns, prompt, remove, move }: CheckOptions,
): Promise<ExitCode> {
  const dataset = await findDataset(client, name)
  const version = prompt === undefined ? undefined : await findVersion(client, prompt)
  const request = {
    datasetId: dataset.id,
    threshold,
    ...(columns ? { columns } : {}),
    ...(version ? { promptVersionId: version.id } : {}),
  }
  const groups = await client.datasets.check(request)
  const how = remove ? 'remove' : 'move'
  const saved = (remove || move) && groups.length > 0 ? await client.datasets.resolve({ ...request, how }) : undefined
  output.print({ groups, dataset: saved ?? null }, () => {
    if (groups.length === 0) return `${dataset.name}: no row is like another.`
    const lines = groups
      .slice(0, shownGroups)
      .map((group) => [kindOf(group), rowsOf(group), `${Math.floor(group.likeness * 100)}%`])
    const leaks = groups.filter(({ isLeak }) => isLeak).length
    const given = groups.filter(({ examples }) => examples.length > 0).length
    const count = `${groups.length} groups of rows are the same or alike; ${leaks} lie in more than one split${prompt === undefined ? '' : `, ${given} are shown by the prompt's examples`}.`
    const end = saved
      ? `${saved.name} has ${saved.rowCount} of ${dataset.rowCount} rows now.`
      : '--remove keeps one row of each group (the one outside train); --move puts a leak into one split.'
    return [formatTable(['', 'rows', 'alike'], lines, [2]), count, end].join('\n')
  })
  return saved || groups.length === 0 ? 0 : 1
}

function kindOf({ isLeak, isContradiction, examples }: DuplicateGroup): string {
  if (examples.length > 0) return 'shown as an example'
  if (isLeak) return 'leak'
  return isContradiction ? 'contradiction' : 'duplicate'
}

function rowsOf({ rows, examples }: DuplicateGroup): string {
  const named = rows
    .slice(0, 8)
    .map(({ position, split }) => (split === null ? `${position + 1}` : `${position + 1} (${split})`))
  const more = rows.length > named.length ? [`and ${rows.length - named.length} more`] : []
  return [...named, ...more, ...examples.map((example) => `example ${example + 1}`)].join(', ')
}
