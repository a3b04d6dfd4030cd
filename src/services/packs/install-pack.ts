import type { InstalledPack } from '../../contract/packs.ts'
import type { Pack } from '../../formats/pack/pack.ts'
import { findPartners } from '../../formats/pack/diff-pack.ts'
import { outlinePack } from '../../formats/pack/pack-outline.ts'
import type { ServiceContext } from '../api/context.ts'
import { describeInstall } from './describe-install.ts'
import { installDataset, installExperiment } from './install-data.ts'
import { inOrderOfForks } from './in-order-of-forks.ts'
import { installPrompt, type InstallRecord } from './install-prompt.ts'
import { outlineWorkspace } from './outline-workspace.ts'
import { readVerifiedPack, type VerifyInput } from './verify-pack.ts'

type InstallContext = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events' | 'host'>

/**
 * Adds to the workspace what a pack has more than it, all or nothing. Versions come in by their ids, branches are
 * moved on where that loses nothing, and what has moved on both sides is kept beside what is here. Installing the
 * same pack again changes nothing. Throws `pack-broken` for a pack that does not verify, and `conflict`.
 */
export async function installPack(
  context: InstallContext,
  input: VerifyInput & { labels: boolean },
): Promise<InstalledPack> {
  const pack = await readVerifiedPack(context, input)
  const record = context.db.transaction(() => install(context, pack, input.labels)).immediate()
  const isChanged = hasChanged(record)
  if (isChanged) {
    for (const what of ['prompts', 'datasets', 'experiments'] as const)
      context.events.publish({ type: 'changed', what })
  }
  return { ...record, isChanged, sentence: describeInstall(record) }
}

function install({ stores, now, newId }: InstallContext, pack: Pack, labels: boolean): InstallRecord {
  const record: InstallRecord = {
    packName: pack.name,
    newPrompts: [],
    restoredPrompts: [],
    versions: 0,
    branches: [],
    labels: [],
    labelsLeft: [],
    datasets: [],
    experiments: [],
    notes: [],
  }
  const common = { stores, packName: pack.name, at: now().toISOString(), newId, record }
  const outlines = outlinePack(pack).prompts
  const partners = findPartners(outlines, outlineWorkspace(stores, pack).prompts)
  for (const prompt of inOrderOfForks(pack.prompts)) {
    const outline = outlines[pack.prompts.indexOf(prompt)]
    installPrompt({ ...common, labels }, prompt, outline && partners.get(outline))
  }
  // Earlier versions first, so that in a dataset that is new here the newest is the newest.
  const datasets = pack.datasets.toSorted((a, b) => Number(a.isNewest) - Number(b.isNewest))
  for (const dataset of datasets) installDataset(common, dataset)
  for (const experiment of pack.experiments) installExperiment(common, experiment)
  return record
}

function hasChanged({
  newPrompts,
  restoredPrompts,
  versions,
  branches,
  labels,
  datasets,
  experiments,
}: InstallRecord): boolean {
  return (
    versions > 0 ||
    [newPrompts, restoredPrompts, branches, labels, datasets, experiments].some(({ length }) => length > 0)
  )
}
