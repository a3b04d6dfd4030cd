import path from 'node:path'
import type { PackChanges, PackCheck, PackSummary } from '../../contract/packs.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface BuildPackOptions {
  out: string
  name?: string
  description?: string
  datasets?: boolean
  experiments?: boolean
  /** PEM file with an ed25519 private key. */
  sign?: string
  /** Drops what only the pack at the place holds. */
  replace?: boolean
}

/** `assay pack build [PROMPT...] --out DIR|FILE.assay`: writes versions, and what else is asked for, to a pack. */
export async function buildPackCommand(
  { client, output }: CliContext,
  prompts: readonly string[],
  options: BuildPackOptions,
): Promise<ExitCode> {
  const built = await client.packs.build({
    prompts: [...prompts],
    out: path.resolve(options.out),
    withDatasets: options.datasets ?? false,
    withExperiments: options.experiments ?? false,
    replace: options.replace ?? false,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.sign === undefined ? {} : { signingKeyPath: path.resolve(options.sign) }),
  })
  output.print(built, () =>
    [
      `${describe(built.summary)}${built.isSigned ? ', signed' : ''}`,
      `in ${built.path}`,
      `manifest SHA-256 ${built.manifestSha256}`,
    ].join('\n'),
  )
  for (const note of built.notes) output.remark(toPlainText(note))
  return 0
}

/** `assay pack verify PATH [--key PUB.pem]`: 1 when something about the pack is wrong. */
export async function verifyPackCommand(
  { client, output }: CliContext,
  place: string,
  { key }: { key?: string },
): Promise<ExitCode> {
  const check = await client.packs.verify({
    pack: { path: path.resolve(place) },
    ...(key === undefined ? {} : { keyPath: path.resolve(key) }),
  })
  output.print(check, () => formatCheck(check))
  return check.isValid ? 0 : 1
}

/** `assay pack diff PATH [OTHER]`: what a pack brings to the workspace or to another pack; 1 when both sides moved on. */
export async function diffPackCommand(
  { client, output }: CliContext,
  place: string,
  other: string | undefined,
): Promise<ExitCode> {
  const changes = await client.packs.diff({
    pack: { path: path.resolve(place) },
    ...(other === undefined ? {} : { other: { path: path.resolve(other) } }),
  })
  output.print(changes, () => formatChanges(changes, other === undefined ? 'the workspace' : other))
  const items = [...changes.prompts, ...changes.datasets, ...changes.experiments]
  return items.some(({ status }) => status === 'conflicting') ? 1 : 0
}

/** `assay pack install PATH [--labels] [--key PUB.pem]`: adds what the workspace lacks. */
export async function installPackCommand(
  { client, output }: CliContext,
  place: string,
  { labels, key }: { labels?: boolean; key?: string },
): Promise<ExitCode> {
  const installed = await client.packs.install({
    pack: { path: path.resolve(place) },
    labels: labels ?? false,
    ...(key === undefined ? {} : { keyPath: path.resolve(key) }),
  })
  output.print(installed, () => toPlainText(installed.sentence))
  for (const note of installed.notes) output.remark(toPlainText(note))
  for (const { prompt, branch, how, packBranch } of installed.branches)
    if (how === 'beside')
      output.remark(
        toPlainText(`Merge it with: assay prompts merge "${prompt}" --from "${branch}" --into "${packBranch}"`),
      )
  if (installed.labelsLeft.length > 0) output.remark('Move the labels as well with: --labels')
  return 0
}

function describe({ name, prompts, versions, datasets, experiments, files, bytes }: PackSummary): string {
  const parts = [
    count(prompts, 'prompt'),
    count(versions, 'version'),
    count(datasets, 'dataset'),
    count(experiments, 'experiment'),
  ]
  const size = bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  return `${toPlainText(name)}: ${parts.join(', ')}; ${count(files, 'file')}, ${size}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function formatCheck({ isValid, summary, signature, problems, manifestSha256 }: PackCheck): string {
  const lines = problems.map(({ file, problem }) => `✗ ${toPlainText(`${file} ${problem}`)}`)
  if (isValid && summary) lines.push(`✓ ${describe(summary)}`)
  if (manifestSha256 !== null) lines.push(`manifest SHA-256 ${manifestSha256}`)
  if (isValid && !signature) lines.push('not signed')
  if (signature?.state === 'trusted') lines.push(`signed with the key ${signature.fingerprint}`)
  if (signature?.state === 'unproven')
    lines.push(`signed with the key ${signature.fingerprint}; say whose it must be with --key`)
  return lines.join('\n')
}

const words: Record<PackChanges['prompts'][number]['status'], string> = {
  new: 'new',
  equal: 'equal',
  changed: 'changed: the pack is ahead',
  behind: 'the pack is behind',
  conflicting: 'conflicting: both have moved on',
}

function formatChanges({ packName, prompts, datasets, experiments }: PackChanges, other: string): string {
  const rows = [
    ...prompts.map((prompt) => ['prompt', prompt.name, words[prompt.status], describePrompt(prompt)]),
    ...datasets.map(({ name, status }) => ['dataset', name, words[status], '']),
    ...experiments.map(({ name, status }) => ['experiment', name, words[status], '']),
  ]
  return `What "${toPlainText(packName)}" brings to ${other}:\n${formatTable(['', 'name', 'status', ''], rows)}`
}

function describePrompt({
  newVersions,
  branches,
  labels,
  name,
  otherName,
  isArchived,
}: PackChanges['prompts'][number]): string {
  const moved = branches.filter(({ status }) => status !== 'equal').map((branch) => `${branch.name} ${branch.status}`)
  const labelled = labels
    .filter(({ status }) => status !== 'equal')
    .map((label) => `label ${label.name} ${label.status}`)
  const renamed = otherName !== null && otherName !== name ? [`called "${otherName}" there`] : []
  return [
    newVersions > 0 ? count(newVersions, 'new version') : '',
    ...moved,
    ...labelled,
    ...renamed,
    isArchived ? 'archived there' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
