import type { Reproduction, RunReproduction } from '../../contract/experiments.ts'
import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'
import { formatTable } from '../output.ts'

const mostShown = 10

/** `assay runs reproduce RUN`: answers some of its cells once more. 1 when one comes out differently or not at all. */
export async function reproduceCommand(
  { client, output, signal }: CliContext,
  reference: string,
  { cells }: { cells: number },
): Promise<ExitCode> {
  const runId = await findRun(client, reference)
  const found = await client.runs.reproduce({ runId, sample: cells }, { signal })
  output.print(found, () => formatReproduction(found))
  return found.different + found.failed === 0 ? 0 : 1
}

/** Counts, then the first answers that came out differently, then what was different about how they were made. */
export function formatReproduction({ identical, sameText, different, failed, cells }: RunReproduction): string {
  if (cells.length === 0) return 'The run has no finished cells to reproduce.'
  const counts = [
    `${identical} identical`,
    `${sameText} with the same text, made in another way`,
    `${different} different`,
    `${failed} failed`,
  ]
  const wrong = cells.filter(({ outcome }) => outcome === 'different' || outcome === 'failed')
  const lines = [`${cells.length} cells again: ${counts.join(', ')}.`]
  if (wrong.length > 0) {
    lines.push(formatTable(['row', '', 'at', 'before', 'was', 'is now'], wrong.slice(0, mostShown).map(toRow), [2]))
    if (wrong.length > mostShown) lines.push(`${wrong.length - mostShown} more: use --json`)
  }
  return [...lines, ...formatChanges(cells)].join('\n')
}

function toRow({ row, variant, difference, error }: Reproduction): string[] {
  const place = [String(row + 1), variantLetter(variant)]
  if (difference === null) return [...place, '', '', '', error?.message ?? '']
  return [...place, String(difference.offset), difference.before, difference.was, difference.now]
}

/** Every field of the fingerprint that changed, with how often. */
function formatChanges(cells: readonly Reproduction[]): string[] {
  const counts = new Map<string, number>()
  for (const { field, was, now } of cells.flatMap(({ changes }) => changes)) {
    const words = `${field}: ${valueOf(was)} → ${valueOf(now)}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const lines = [...counts].map(([words, count]) => `  ${words} (${count} ${count === 1 ? 'cell' : 'cells'})`)
  if (lines.length === 0) return []
  const isBatching = [...counts.keys()].some((words) => words.startsWith('batching:'))
  const advice = isBatching
    ? ['Answers that are computed together may differ in the last bits; "isDeterministic: true" keeps them apart.']
    : []
  return ['What changed in how they were made:', ...lines, ...advice]
}

function valueOf(value: Reproduction['changes'][number]['was']): string {
  return value === undefined ? 'nothing' : value === null ? 'unknown' : String(value)
}
