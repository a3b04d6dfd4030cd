import type { VersionDetail } from '../../contract/prompts.ts'
import { AssayError } from '../../core/errors.ts'
import type { Stores } from '../stores.ts'

/** A version with what it holds. Throws `not-found`. */
export function getVersion(stores: Pick<Stores, 'versions'>, versionId: string): VersionDetail {
  const version = stores.versions.get(versionId)
  const content = stores.versions.getContent(versionId)
  if (!version || !content) throw new AssayError('not-found', { what: 'version', id: versionId })
  return { ...version, content }
}
