import { sealVersion, shortId, type Version } from '../../core/prompts/version.ts'
import { orderVersions } from './order-versions.ts'
import type { PackPrompt, PackRef } from './pack.ts'
import { packError } from './pack-error.ts'
import { refsFileSchema, versionFileSchema } from './pack-schemas.ts'
import { readYaml } from './read-yaml.ts'

/** A file of a pack that is about to be read. */
export interface PackFile {
  path: string
  bytes: Uint8Array
}

/**
 * Reads a prompt. Every version's id is computed again from what the file holds. Throws `pack-broken` for an id that
 * is another one, for a parent that is neither in the pack nor marked absent, and for a branch of an unknown version.
 */
export function readPrompt(refs: PackFile, files: readonly (PackFile & { shortId: string })[]): PackPrompt {
  const { name, branches, labels, absent = [] } = readYaml(refs.bytes, refs.path, refsFileSchema)
  const byId = new Map<string, { version: Version; path: string }>()
  for (const file of files) {
    const version = readVersion(file)
    const twin = byId.get(version.id)
    if (twin) throw packError(file.path, `holds the same version as ${twin.path}: take one of them out`)
    byId.set(version.id, { version, path: file.path })
  }
  if (byId.size === 0) throw packError(refs.path, 'names a prompt without a version')
  const known = new Set([...byId.keys(), ...absent])
  for (const { version, path } of byId.values()) {
    const missing = version.parents.find((parent) => !known.has(parent))
    if (missing !== undefined) {
      throw packError(path, `begins from the version ${missing}, which is neither in the pack nor marked absent`)
    }
  }
  const readRefs = (kind: string, entries: readonly { name: string; version: string }[]): PackRef[] => {
    const seen = new Set<string>()
    return entries.map((entry) => {
      if (seen.has(entry.name)) throw packError(refs.path, `names the ${kind} "${entry.name}" twice`)
      if (!byId.has(entry.version)) {
        throw packError(refs.path, `points the ${kind} "${entry.name}" at ${entry.version}, which is not in the pack`)
      }
      seen.add(entry.name)
      return { name: entry.name, versionId: entry.version }
    })
  }
  const versions = orderVersions([...byId.values()].map(({ version }) => version))
  return { name, branches: readRefs('branch', branches), labels: readRefs('label', labels), versions, absent }
}

function readVersion({ path, bytes, shortId: named }: PackFile & { shortId: string }): Version {
  const { id, time, ...rest } = readYaml(bytes, path, versionFileSchema)
  const version = sealVersion({ ...rest, createdAt: time })
  if (version.id !== id) throw packError(path, `says the id ${id}, but what it holds has the id ${version.id}`)
  if (shortId(id) !== named) throw packError(path, `is named after another version than it holds (${shortId(id)})`)
  return version
}
