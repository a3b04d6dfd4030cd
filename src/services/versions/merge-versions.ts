import type { VersionDetail } from '../../contract/prompts.ts'
import type { MergePreview } from '../../contract/versions.ts'
import { AssayError } from '../../core/errors.ts'
import { mergeBases } from '../../core/prompts/graph/merge-bases.ts'
import type { Resolutions } from '../../core/prompts/merge/conflict.ts'
import { mergeContent } from '../../core/prompts/merge/merge-content.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { VersionRecord } from '../../storage/version-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { bringDraftAlong } from '../prompts/bring-draft-along.ts'
import { getVersion } from '../prompts/get-version.ts'
import { sealUnique } from '../prompts/seal-unique.ts'
import type { Stores } from '../stores.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { requireBranch } from './branches.ts'
import { diffContents } from './diff-versions.ts'

export interface MergeVersionsInput {
  promptId: string
  into: string
  /** Of this prompt, or of one that was forked from it or that it was forked from. */
  fromVersionId: string
  resolutions: Resolutions
}

/** What merging a version into a branch would make. Throws `not-found`, and `bad-input` as mergeContent does. */
export function previewMerge(
  stores: Stores,
  { promptId, into, fromVersionId, resolutions }: MergeVersionsInput,
): MergePreview {
  const { content: ours, ...intoVersion } = getVersion(stores, requireBranch(stores, promptId, into))
  const { content: theirs, ...fromVersion } = getVersion(stores, fromVersionId)
  const bases = findBases(stores, intoVersion, fromVersion)
  const common = {
    intoVersion,
    fromVersion,
    baseVersions: bases.flatMap((id) => stores.versions.get(id) ?? []),
    conflicts: [],
    settled: [],
  }
  if (bases.includes(fromVersion.id)) return { ...common, kind: 'up-to-date', content: ours, changes: [] }
  if (bases.includes(intoVersion.id) && fromVersion.promptId === promptId)
    return { ...common, kind: 'fast-forward', content: theirs, changes: diffContents(ours, theirs) }
  const merged = mergeContent({ base: joinBases(stores, bases), ours, theirs, resolutions })
  return { ...common, kind: 'merge', ...merged, changes: diffContents(ours, merged.content) }
}

/**
 * Merges a version into a branch: the branch moves on, or gets a version with two parents. Throws `not-found`, and
 * `conflict` while a conflict is open or when the branch has moved since `expectedHeadId` was seen.
 */
export function mergeVersions(
  { db, stores, now, events }: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>,
  input: MergeVersionsInput & { message?: string | undefined; expectedHeadId?: string | undefined },
): { kind: MergePreview['kind']; version: VersionDetail } {
  const { promptId, into, message, expectedHeadId } = input
  const at = now()
  const result = db
    .transaction(() => {
      const { kind, intoVersion, fromVersion, content, conflicts } = previewMerge(stores, input)
      if (expectedHeadId !== undefined && intoVersion.id !== expectedHeadId)
        throw new AssayError('conflict', { what: `The branch "${into}" has moved on`, mend: 'look at the merge again' })
      if (kind === 'up-to-date') return { kind, versionId: intoVersion.id }
      if (conflicts.length > 0) throw openConflicts(into, conflicts)
      let versionId = fromVersion.id
      if (kind === 'merge') {
        const from = nameVersion(fromVersion, promptId)
        const version = sealUnique(
          stores,
          {
            content,
            parents: [intoVersion.id, fromVersion.id],
            message: message ?? `Merge ${from} into ${into}`.slice(0, 500),
            author: readPreferences(stores.settings).author || 'me',
          },
          at,
        )
        stores.versions.insert(promptId, version)
        versionId = version.id
      }
      stores.versions.moveBranch(promptId, into, versionId)
      bringDraftAlong(stores, { promptId, branch: into, from: intoVersion.id, to: versionId, at: at.toISOString() })
      stores.prompts.touch(promptId, at.toISOString())
      return { kind, versionId }
    })
    .immediate()
  if (result.kind !== 'up-to-date') events.publish({ type: 'changed', what: 'prompts' })
  return { kind: result.kind, version: getVersion(stores, result.versionId) }
}

function openConflicts(into: string, conflicts: MergePreview['conflicts']): AssayError {
  const places = conflicts.slice(0, 3).map(({ where }) => where)
  const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : ''
  return new AssayError('conflict', {
    what: `The merge into "${into}" has ${conflicts.length === 1 ? 'a conflict' : `${conflicts.length} conflicts`} (${places.join('; ')}${more})`,
    mend: 'decide each of them',
  })
}

function nameVersion({ branches, number, promptId, promptName }: VersionRecord, own: string): string {
  const name = branches[0] ?? `v${number}`
  return promptId === own ? name : `${promptName}@${name}`
}

/**
 * Common ancestors. Two histories without one, such as those of two people who imported the same file, still have one
 * when they began with the same words.
 */
function findBases(stores: Stores, ours: VersionRecord, theirs: VersionRecord): string[] {
  const firstOf = new Map<string, string>()
  const known = new Map<string, readonly string[]>()
  const parentsOf = (id: string): readonly string[] => {
    const found = known.get(id)
    if (found) return found
    const parents = stores.versions.parentsOf(id)
    known.set(id, parents)
    return parents
  }
  const bases = mergeBases(ours.id, theirs.id, parentsOf)
  if (bases.length > 0) return bases
  for (const id of firstVersions(ours.id, parentsOf)) firstOf.set(stores.versions.get(id)?.contentId ?? '', id)
  const twin = firstVersions(theirs.id, parentsOf)
    .map((id) => firstOf.get(stores.versions.get(id)?.contentId ?? ''))
    .find((id) => id !== undefined)
  return twin === undefined ? [] : [twin]
}

function firstVersions(start: string, parentsOf: (id: string) => readonly string[]): string[] {
  const seen = new Set([start])
  for (const id of seen) for (const parent of parentsOf(id)) seen.add(parent)
  return [...seen].filter((id) => parentsOf(id).length === 0)
}

/**
 * One base out of several: they are merged themselves, over their own common ancestors, as git's recursive strategy
 * does. Where they conflict, the older state stands, so that what both sides changed since is still seen as changed.
 */
function joinBases(stores: Stores, ids: readonly string[], depth = 0): PromptContent | null {
  const [first, ...others] = ids
  if (first === undefined) return null
  let base = getVersion(stores, first).content
  let baseId = first
  for (const id of others) {
    const above = depth < 8 ? mergeBases(baseId, id, (version) => stores.versions.parentsOf(version)) : []
    const input = { base: joinBases(stores, above, depth + 1), ours: base, theirs: getVersion(stores, id).content }
    const { conflicts } = mergeContent(input)
    const settled = conflicts
      .filter((conflict) => conflict.base !== null)
      .map((conflict) => [conflict.id, { take: 'base' as const }] as const)
    base = mergeContent({ ...input, resolutions: Object.fromEntries(settled) }).content
    baseId = id
  }
  return base
}
