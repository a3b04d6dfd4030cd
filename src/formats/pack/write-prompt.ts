import { shortId, type Version } from '../../core/prompts/version.ts'
import { orderVersions } from './order-versions.ts'
import type { PackPrompt, PackRef } from './pack.ts'
import { toBytes } from './text-bytes.ts'
import { writeYaml } from './write-yaml.ts'

/** The files of a prompt: its names in `refs.yaml`, and one file a version, numbered in the order of the history. */
export function writePrompt(prompt: PackPrompt, slug: string): [path: string, bytes: Uint8Array][] {
  const folder = `prompts/${slug}`
  const refs = {
    name: prompt.name,
    branches: writeRefs(prompt.branches),
    labels: writeRefs(prompt.labels),
    absent: prompt.absent.length > 0 ? prompt.absent.toSorted() : undefined,
  }
  const versions = orderVersions(prompt.versions).map((version, index): [string, Uint8Array] => [
    `${folder}/${String(index + 1).padStart(4, '0')}-${shortId(version.id)}.yaml`,
    toBytes(writeVersion(version)),
  ])
  return [[`${folder}/refs.yaml`, toBytes(writeYaml(refs))], ...versions]
}

function writeVersion({ id, parents, message, author, createdAt, content }: Version): string {
  return writeYaml({ id, parents, message, author, time: createdAt, content })
}

function writeRefs(refs: readonly PackRef[]) {
  return refs
    .map(({ name, versionId }) => ({ name, version: versionId }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
