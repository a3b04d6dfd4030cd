import { manifestPath, signaturePath } from './check-pack-path.ts'
import { hashBytes } from './hash-bytes.ts'
import type { PackFiles } from './pack.ts'
import { packError } from './pack-error.ts'
import { manifestFileSchema } from './pack-schemas.ts'
import { toBytes, toText } from './text-bytes.ts'

export interface ManifestEntry {
  path: string
  sha256: string
  bytes: number
}

/** The manifest of files: path, SHA-256 and size of each, one a line, sorted. It leaves itself and the signature out. */
export function writeManifest(files: PackFiles): Uint8Array {
  const lines = listEntries(files).map((entry) => `    ${JSON.stringify(entry)}`)
  return toBytes(`{\n  "assayPack": 1,\n  "files": [\n${lines.join(',\n')}\n  ]\n}\n`)
}

function listEntries(files: PackFiles): ManifestEntry[] {
  return [...files]
    .filter(([path]) => path !== manifestPath && path !== signaturePath)
    .map(([path, bytes]) => ({ path, sha256: hashBytes(bytes), bytes: bytes.length }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Throws `pack-broken` for what is not a manifest. */
export function readManifest(bytes: Uint8Array): ManifestEntry[] {
  let data: unknown
  try {
    data = JSON.parse(toText(bytes, manifestPath))
  } catch (cause) {
    throw packError(manifestPath, 'is not JSON', cause)
  }
  const parsed = manifestFileSchema.safeParse(data)
  if (!parsed.success)
    throw packError(manifestPath, `is not right (${parsed.error.issues[0]?.message ?? 'unknown shape'})`)
  return parsed.data.files
}
