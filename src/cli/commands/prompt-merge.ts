import { parse } from 'yaml'
import { z } from 'zod'
import type { MergeConflict, MergePreview } from '../../contract/versions.ts'
import { AssayError } from '../../core/errors.ts'
import { type Resolution, resolutionSchema } from '../../core/prompts/merge/conflict.ts'
import { shortId } from '../../core/prompts/version.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findPrompt, findVersion } from '../find-version.ts'
import { toPlainText } from '../output.ts'
import { readTextFile } from '../read-text-file.ts'
import { formatChanges } from './prompt-diff.ts'

export interface MergeOptions {
  from: string
  into: string
  ours?: boolean
  theirs?: boolean
  resolution?: string
  message?: string
  dryRun?: boolean
}

const sides = z.enum(['base', 'ours', 'theirs'])
const fileSchema = z.record(z.string(), z.union([sides.transform((take): Resolution => ({ take })), resolutionSchema]))

/** `assay prompts merge NAME --from BRANCH [--into main]`: 1 when conflicts are open, with a list of them. */
export async function mergeCommand(
  { client, output }: CliContext,
  name: string,
  options: MergeOptions,
): Promise<ExitCode> {
  const { id: promptId } = await findPrompt(client, name)
  const fromVersion = options.from.includes('@')
    ? await findVersion(client, options.from)
    : await client.versions.find({ promptId, reference: options.from })
  const resolutions = options.resolution === undefined ? {} : await readResolutions(options.resolution)
  const input = { promptId, into: options.into, fromVersionId: fromVersion.id }
  let preview = await client.versions.previewMerge({ ...input, resolutions })
  const unknown = Object.keys(resolutions).find((id) => !preview.settled.includes(id))
  if (unknown !== undefined) {
    const mend = `it has ${[...preview.settled, ...preview.conflicts.map(({ id }) => id)].join(', ') || 'none'}`
    throw new AssayError('not-found', { what: 'conflict', id: unknown, mend })
  }
  const take = options.ours ? 'ours' : options.theirs ? 'theirs' : null
  if (take !== null) {
    for (const { id } of preview.conflicts) resolutions[id] = { take }
    preview = await client.versions.previewMerge({ ...input, resolutions })
  }
  if (preview.conflicts.length > 0) {
    output.print({ ...preview, kind: 'conflicts' }, () => formatConflicts(preview))
    return 1
  }
  if (options.dryRun) {
    output.print(preview, () => describePreview(preview, options.into))
    return 0
  }
  const { kind, version } = await client.versions.merge({
    ...input,
    resolutions,
    expectedHeadId: preview.intoVersion.id,
    ...(options.message === undefined ? {} : { message: options.message }),
  })
  output.print({ kind, version }, () => {
    if (kind === 'up-to-date') return `${options.into} has everything of it already`
    const done = kind === 'fast-forward' ? `${options.into} moved on to` : `${options.into} is now`
    return `${done} v${version.number} · ${shortId(version.id)} · ${toPlainText(version.message)}`
  })
  return 0
}

async function readResolutions(file: string): Promise<Record<string, Resolution>> {
  const refuse = (mend: string) =>
    new AssayError('bad-input', { what: 'The resolutions are not right', where: file, mend })
  let data: unknown
  try {
    data = parse(await readTextFile(file), { maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof AssayError) throw error
    throw refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'the YAML is broken')
  }
  const parsed = fileSchema.safeParse(data)
  if (parsed.success) return parsed.data
  throw refuse('write "id: ours", "id: theirs", "id: base" or "id: {value: ...}" for each conflict')
}

function describePreview(preview: MergePreview, into: string): string {
  if (preview.kind === 'up-to-date') return `${into} has everything of it already`
  const how = preview.kind === 'fast-forward' ? 'would move on' : 'would get a version with two parents'
  return `${into} ${how}\n${formatChanges(preview.changes)}`
}

function formatConflicts({ conflicts, intoVersion, fromVersion }: MergePreview): string {
  const sidesOf = ({ id, kind, where, base, ours, theirs }: MergeConflict) => {
    const show = (value: unknown) =>
      value === null ? '(not there)' : typeof value === 'string' ? value : JSON.stringify(value)
    const indented = (title: string, value: unknown) => `  ${title}: ${show(value).replaceAll('\n', '\n    ')}`
    return [
      `✗ ${id}  ${where} (${kind})`,
      indented('base', base),
      indented(`ours, v${intoVersion.number}`, ours),
      indented(`theirs, v${fromVersion.number}`, theirs),
    ].join('\n')
  }
  const count = conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`
  const mend =
    'Decide with --ours, --theirs or --resolution FILE (the ids above, each "ours", "theirs" or {value: ...}).'
  return [...conflicts.map(sidesOf), `${count}, nothing was merged. ${mend}`].join('\n\n')
}
