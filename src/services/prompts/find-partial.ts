import { AssayError } from '../../core/errors.ts'
import { partialTitle, type PartialReference } from '../../core/templates/partials/partial-reference.ts'
import type { Partial } from '../../core/templates/partials/resolve-partials.ts'
import { nearestName } from '../../core/text/nearest-name.ts'
import type { VersionRecord } from '../../storage/version-store.ts'
import type { Stores } from '../stores.ts'

/**
 * Finds the version that a partial stands for: its text is that of the first message. `versionId` pins it to the version
 * that it stood for before. Throws `not-found`.
 */
export type PartialFinder = (reference: PartialReference, versionId?: string) => Partial

const shortestId = 6

export function createPartialFinder(stores: Pick<Stores, 'prompts' | 'versions'>): PartialFinder {
  function findVersion(reference: PartialReference): VersionRecord {
    const { name, version: wanted } = reference
    const prompt = stores.prompts.findByName(name)
    if (!prompt) {
      const names = stores.prompts.list().map((other) => other.name)
      throw missing(reference, meant(nearestName(name, names)))
    }
    if (wanted === null) {
      const head = stores.versions.getHead(prompt.id, 'main')
      const newest = head === undefined ? stores.versions.history(prompt.id)[0] : stores.versions.get(head)
      if (newest) return newest
      throw missing(reference, 'commit a version of it first')
    }
    const history = stores.versions.history(prompt.id)
    const found =
      history.find(({ number }) => wanted === `v${number}`) ??
      history.find(({ labels }) => labels.includes(wanted)) ??
      history.find(({ branches }) => branches.includes(wanted)) ??
      history.find(({ id }) => wanted.length >= shortestId && id.startsWith(wanted))
    if (found) return found
    throw missing(reference, `"${name}" has versions v1 to v${history.length}, labels and branches to choose from`)
  }

  return (reference, versionId) => {
    const version = versionId === undefined ? findVersion(reference) : stores.versions.get(versionId)
    const content = version && stores.versions.getContent(version.id)
    if (!content) throw missing(reference, 'the version that it stood for is gone')
    return {
      versionId: version.id,
      title: `${version.promptName}@v${version.number}`,
      text: content.messages[0]?.content ?? '',
      variables: content.variables,
    }
  }
}

function missing(reference: PartialReference, mend: string): AssayError {
  return new AssayError('not-found', { what: 'partial', id: partialTitle(reference), mend })
}

function meant(nearest: string | undefined): string {
  return nearest === undefined ? 'name a prompt of this workspace' : `the nearest name is "${nearest}"`
}
