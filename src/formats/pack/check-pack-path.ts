import { packError } from './pack-error.ts'

export const headerPath = 'pack.yaml'
export const manifestPath = 'manifest.json'
export const signaturePath = 'signature.json'

const slug = '[a-z0-9][a-z0-9-]{0,79}'
const versionFile = new RegExp(`^prompts/(${slug})/([0-9]{4,9})-([0-9a-f]{8})\\.yaml$`)
const refsFile = new RegExp(`^prompts/(${slug})/refs\\.yaml$`)
const datasetFile = new RegExp(`^datasets/(${slug})\\.(yaml|jsonl)$`)
const experimentFile = new RegExp(`^experiments/(${slug})\\.yaml$`)
const topLevel: ReadonlySet<string> = new Set([headerPath, manifestPath, signaturePath])
const folders: ReadonlySet<string> = new Set(['prompts', 'datasets', 'experiments'])

/** What a path of a pack is for; `slug` is the part of the path that stands for the name. */
export type PackPath =
  | { kind: 'header' | 'manifest' | 'signature' }
  | { kind: 'refs'; slug: string }
  | { kind: 'dataset' | 'rows' | 'experiment'; slug: string }
  | { kind: 'version'; slug: string; shortId: string }

/** Says what a path is for. Throws `pack-broken` for a path that would leave the pack or that packs do not have. */
export function parsePackPath(path: string): PackPath {
  refuseHostilePath(path)
  if (path === headerPath) return { kind: 'header' }
  if (path === manifestPath) return { kind: 'manifest' }
  if (path === signaturePath) return { kind: 'signature' }
  const [, versionSlug, , shortId] = versionFile.exec(path) ?? []
  if (versionSlug !== undefined && shortId !== undefined) return { kind: 'version', slug: versionSlug, shortId }
  const refsSlug = refsFile.exec(path)?.[1]
  if (refsSlug !== undefined) return { kind: 'refs', slug: refsSlug }
  const [, datasetSlug, ending] = datasetFile.exec(path) ?? []
  if (datasetSlug !== undefined) return { kind: ending === 'yaml' ? 'dataset' : 'rows', slug: datasetSlug }
  const experimentSlug = experimentFile.exec(path)?.[1]
  if (experimentSlug !== undefined) return { kind: 'experiment', slug: experimentSlug }
  const [top = ''] = path.split('/')
  if (topLevel.has(top) || folders.has(top)) throw packError(path, 'is not a file that packs have there: take it out')
  throw packError(path, 'is not part of a pack: take it out')
}

/** Throws `pack-broken` for a path that could lead out of the folder on any system. */
export function refuseHostilePath(path: string): void {
  const refused = (reason: string) => packError(JSON.stringify(path.slice(0, 200)), reason)
  if (path === '' || path.length > 300) throw refused('is not a usable path')
  if (/\p{Cc}/u.test(path)) throw refused('has control characters in its path')
  if (path.includes('\\')) throw refused('has a backslash in its path')
  if (path.startsWith('/')) throw refused('is an absolute path')
  if (/^[A-Za-z]:/.test(path)) throw refused('names a drive')
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw refused('leads out of the pack')
  }
}
