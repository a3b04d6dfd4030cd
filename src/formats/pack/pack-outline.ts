import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { Pack, PackRef } from './pack.ts'

/** What of a version tells where it stands in its history. */
export interface VersionOutline {
  id: string
  contentId: string
  parents: readonly string[]
}

export interface PromptOutline {
  name: string
  /** Out of the lists of a workspace; a pack's prompts never are. */
  isArchived?: boolean
  branches: readonly PackRef[]
  labels: readonly PackRef[]
  versions: ReadonlyMap<string, VersionOutline>
}

export interface DatasetOutline {
  name: string
  /** Content id of the newest version, or of an earlier one where only that is there. */
  id: string
  isNewest: boolean
  /** Every version's id, this one among them. */
  versionIds: ReadonlySet<string>
}

export interface ExperimentOutline {
  name: string
  /** What it does: equal for experiments that send and score the same. */
  fingerprint: string
}

/** As much of a pack, or of a workspace, as telling them apart takes: everything but the texts. */
export interface PackOutline {
  prompts: readonly PromptOutline[]
  datasets: readonly DatasetOutline[]
  experiments: readonly ExperimentOutline[]
}

/** What packs and a workspace last had in common, by name; it tells who changed something since. */
export interface Agreed {
  /** Content ids of the newest versions. */
  datasets: Readonly<Record<string, string>>
  /** Fingerprints. */
  experiments: Readonly<Record<string, string>>
}

/** Versions count by what they send: the same words committed in two places are the same variant. */
export function experimentFingerprint(
  { description, spec }: { description: string; spec: ExperimentSpec },
  contentIdOf: (versionId: string) => string | undefined,
): string {
  const variants = spec.variants.map((variant) => ({
    ...variant,
    versionId: contentIdOf(variant.versionId) ?? variant.versionId,
  }))
  return contentId({ description, spec: { ...spec, variants } })
}

export function outlinePack(pack: Pack): PackOutline {
  const versions = new Map(pack.prompts.flatMap((prompt) => prompt.versions.map((version) => [version.id, version])))
  const byName = Map.groupBy(pack.datasets, ({ name }) => name)
  return {
    prompts: pack.prompts.map((prompt) => ({
      ...prompt,
      versions: new Map(prompt.versions.map((version) => [version.id, version])),
    })),
    datasets: [...byName].map(([name, held]) => {
      const newest = held.find(({ isNewest }) => isNewest)
      const id = newest?.id ?? held[0]?.id ?? ''
      return { name, id, isNewest: newest !== undefined, versionIds: new Set(held.map((dataset) => dataset.id)) }
    }),
    experiments: pack.experiments.map((experiment) => ({
      name: experiment.name,
      fingerprint: experimentFingerprint(experiment, (id) => versions.get(id)?.contentId),
    })),
  }
}
