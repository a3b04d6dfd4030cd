import type { StructureDifference } from '../../contract/versions.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findVersion } from '../find-version.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface DiffOptions {
  words?: boolean
  structure?: boolean
}

/** `assay prompts diff A B [--words|--structure]`: what differs between two versions; 1 when something does. */
export async function diffCommand(
  { client, output }: CliContext,
  before: string,
  after: string,
  { words, structure }: DiffOptions,
): Promise<ExitCode> {
  const from = await findVersion(client, before)
  const to = await findVersion(client, after.startsWith('@') ? `${from.promptName}${after}` : after)
  const changes = await client.versions.diff({ before: { versionId: from.id }, after: { versionId: to.id } })
  const title = `${from.promptName} v${from.number} → ${to.promptName} v${to.number}`
  output.print({ before: from.id, after: to.id, changes }, () => {
    if (changes.length === 0) return `${toPlainText(title)}: nothing differs`
    const parts = [words ? '' : formatChanges(changes), structure ? '' : changes.map(formatWords).join('\n\n')]
    return [toPlainText(title), ...parts.filter((part) => part !== '')].join('\n\n')
  })
  return changes.length === 0 ? 0 : 1
}

/** What differs, a line each. */
export function formatChanges(changes: readonly StructureDifference[]): string {
  const rows = changes.map(({ part, kind, where, before, after }) => [
    kind,
    part === 'message' || part === 'block' ? where : `${part}: ${where}`,
    part === 'message' || part === 'block' ? '' : [before, after].map((value) => value ?? '–').join(' → '),
  ])
  return formatTable(['', 'where', ''], rows)
}

/** The text of a change, as `git diff --word-diff` writes it: [-taken out-]{+put in+}. */
function formatWords({ kind, where, before, after, words }: StructureDifference): string {
  const marked = (words ?? [])
    .map((word) =>
      word.kind === 'added' ? `{+${word.text}+}` : word.kind === 'removed' ? `[-${word.text}-]` : word.text,
    )
    .join('')
  const text = kind === 'added' ? `{+${after}+}` : kind === 'removed' ? `[-${before}-]` : kind === 'moved' ? '' : marked
  return `── ${kind} ${where}${text === '' ? '' : `\n${text}`}`
}
