import path from 'node:path'
import type { PackChanges, PackSync, PackSyncConflict } from '../../contract/packs.ts'
import { readPack } from '../../formats/pack/read-pack.ts'
import type { ServiceContext } from '../api/context.ts'
import type { Pack } from '../../formats/pack/pack.ts'
import { buildPack } from './build-pack.ts'
import { diffPack } from './diff-pack.ts'
import { installPack } from './install-pack.ts'
import { outlinePack } from '../../formats/pack/pack-outline.ts'
import { findPartners } from '../../formats/pack/diff-pack.ts'
import { outlineWorkspace } from './outline-workspace.ts'
import { refusePathsFromBrowsers } from './read-pack-source.ts'
import { readExistingPack } from './write-pack-target.ts'
import { hashBytes } from '../../formats/pack/hash-bytes.ts'
import { manifestPath } from '../../formats/pack/check-pack-path.ts'

type SyncContext = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events' | 'host'>

export interface SyncInput {
  folder: string
  /** Names or ids; none means every prompt of the workspace. What the pack holds already stays in it in any case. */
  prompts: readonly string[]
}

/**
 * Brings a folder and the workspace in step: what the folder has more is installed, then what the workspace has more is
 * written. Where both have moved on, the folder's state lies on branches and under names of its own, the folder is left
 * as it is, and the conflicts are the answer. Doing it again changes nothing. Throws as installing and building do.
 */
export async function syncPack(context: SyncContext, { folder, prompts }: SyncInput): Promise<PackSync> {
  refusePathsFromBrowsers(context)
  const target = path.resolve(folder)
  const files = await readExistingPack(target)
  const before = files === null ? null : readPack(files)
  let installed: PackSync['installed'] = null
  let conflicts: PackSyncConflict[] = []
  if (files !== null && before !== null) {
    const pack = { path: target }
    const result = await installPack(context, { pack, labels: false })
    if (result.isChanged) installed = result
    conflicts = listConflicts(context, before, await diffPack(context, { pack }))
  }
  if (conflicts.length > 0) {
    const sentence = `${conflicts.length === 1 ? 'One thing has' : `${conflicts.length} things have`} moved on in the folder and here; the folder is left as it is`
    return { folder: target, state: 'conflict', installed, isBuilt: false, conflicts, sentence: `${sentence}.` }
  }
  const manifest = files?.get(manifestPath)
  const built = await buildPack(context, {
    out: target,
    replace: false,
    prompts: prompts.length === 0 ? [] : [...new Set([...prompts, ...heldPrompts(context, before)])],
    withDatasets: before === null ? false : before.datasets.length > 0,
    withExperiments: before === null ? false : before.experiments.length > 0,
  })
  const isBuilt = manifest === undefined || hashBytes(manifest) !== built.manifestSha256
  const done = [installed ? 'what it had more is installed' : '', isBuilt ? 'what was new here is written' : '']
  const sentence = done.filter((part) => part !== '').join(', and ') || 'The folder and the workspace are in step'
  return {
    folder: target,
    state: 'in-step',
    installed,
    isBuilt,
    conflicts: [],
    sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
  }
}

/** Ids of the workspace's prompts that the pack holds, whatever they are called here. */
function heldPrompts({ stores }: SyncContext, pack: Pack | null): string[] {
  if (pack === null) return []
  const partners = findPartners(outlinePack(pack).prompts, outlineWorkspace(stores, pack).prompts)
  return [...partners.values()].map(({ id }) => id)
}

function listConflicts({ stores }: SyncContext, pack: Pack, changes: PackChanges): PackSyncConflict[] {
  const partners = findPartners(outlinePack(pack).prompts, outlineWorkspace(stores, pack).prompts)
  const byName = new Map([...partners].map(([prompt, partner]) => [prompt.name, partner]))
  const prompts = changes.prompts.flatMap(({ name, branches }) =>
    branches
      .filter(({ status }) => status === 'conflicting')
      .map((branch): PackSyncConflict => {
        const partner = byName.get(name)
        const beside = partner?.branches.find(({ versionId }) => versionId === branch.versionId)?.name
        return {
          kind: 'prompt',
          name: partner?.name ?? name,
          merge:
            partner === undefined
              ? null
              : {
                  promptId: partner.id,
                  into: branch.name,
                  from: beside ?? branch.versionId,
                  versionId: branch.versionId,
                },
        }
      }),
  )
  const others = (['dataset', 'experiment'] as const).flatMap((kind) =>
    changes[`${kind}s`]
      .filter(({ status }) => status === 'conflicting')
      .map(({ name }): PackSyncConflict => ({ kind, name, merge: null })),
  )
  return [...prompts, ...others]
}
