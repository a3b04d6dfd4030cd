import type { VersionSummary } from '../../contract/prompts.ts'
import { shortId } from '../../core/prompts/version.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findPrompt, findVersion } from '../find-version.ts'
import { formatGraph } from '../format-graph.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface LogOptions {
  graph?: boolean
  branch?: string
  limit: number
}

/** `assay prompts log NAME [--graph] [--branch B]`: its versions, newest first. */
export async function logCommand({ client, output }: CliContext, name: string, options: LogOptions): Promise<ExitCode> {
  const { id: promptId, versionCount } = await findPrompt(client, name)
  const { branch, limit } = options
  if (branch !== undefined) await client.versions.find({ promptId, reference: branch })
  const history: VersionSummary[] = []
  for (let isMore = true; isMore && history.length < limit;) {
    const last = history.at(-1)
    const page = await client.prompts.history({
      promptId,
      limit: Math.min(limit - history.length, 1000),
      ...(branch === undefined ? {} : { branch }),
      ...(last === undefined ? {} : { after: last.id }),
    })
    history.push(...page)
    isMore = page.length > 0
  }
  output.print(history, () => (options.graph ? formatWithGraph(history) : formatHistory(history)))
  if (branch === undefined && history.length < versionCount)
    output.remark(`${versionCount - history.length} older versions: show more with --limit`)
  return 0
}

function formatHistory(history: readonly VersionSummary[]): string {
  const rows = history.map(({ number, id, createdAt, author, message, branches, labels, runCount }) => [
    `v${number}`,
    shortId(id),
    createdAt.slice(0, 16).replace('T', ' '),
    author,
    message,
    branches.join(', '),
    labels.join(', '),
    runCount === 0 ? '' : String(runCount),
  ])
  return formatTable(['', 'id', 'time', 'author', 'message', 'branches', 'labels', 'runs'], rows, [7])
}

function formatWithGraph(history: readonly VersionSummary[]): string {
  const graph = formatGraph(history)
  const lines = history.flatMap(({ number, id, message, branches, labels, runCount }, index) => {
    const drawn = graph[index] ?? []
    const names = [...branches, ...labels.map((label) => `label ${label}`)]
    const words = [
      `v${number} ${shortId(id)}`,
      names.length > 0 ? `(${names.join(', ')})` : '',
      message,
      runCount > 0 ? `· ${runCount} ${runCount === 1 ? 'run' : 'runs'}` : '',
    ]
    const said = words.filter((word) => word !== '').join(' ')
    return drawn.map((line, at) => (at === drawn.length - 1 ? `${line}  ${toPlainText(said)}` : line))
  })
  return lines.join('\n')
}

/** `assay prompts fork NAME@VERSION NEW`: a prompt that goes on from a version. */
export async function forkCommand({ client, output }: CliContext, from: string, name: string): Promise<ExitCode> {
  const { id: versionId, promptName, number } = await findVersion(client, from)
  const prompt = await client.versions.fork({ versionId, name })
  output.print(prompt, () => `${name} goes on from ${promptName} v${number}`)
  return 0
}

/** `assay prompts revert NAME@VERSION`: commits the content of an older version again. */
export async function revertCommand(
  { client, output }: CliContext,
  from: string,
  { branch, message }: { branch: string; message?: string },
): Promise<ExitCode> {
  const { id: versionId, promptId, promptName } = await findVersion(client, from)
  const version = await client.versions.revert({
    promptId,
    branch,
    versionId,
    ...(message === undefined ? {} : { message }),
  })
  output.print(version, () => `${promptName} v${version.number} · ${shortId(version.id)} · ${version.message}`)
  return 0
}
