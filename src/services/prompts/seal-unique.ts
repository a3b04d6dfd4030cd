import { sealVersion, type Version, type VersionDraft } from '../../core/prompts/version.ts'
import type { Stores } from '../stores.ts'

/**
 * Seals a version under an id that no other has: the same words committed to two prompts within one millisecond would
 * have the same id, so the second is dated a millisecond later.
 */
export function sealUnique(
  stores: Pick<Stores, 'versions'>,
  draft: Omit<VersionDraft, 'createdAt'>,
  at: Date,
): Version {
  for (let time = at.getTime(); ; time += 1) {
    const version = sealVersion({ ...draft, createdAt: new Date(time).toISOString() })
    if (!stores.versions.has(version.id)) return version
  }
}
