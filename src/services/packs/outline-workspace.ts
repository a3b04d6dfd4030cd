import type { Pack } from '../../formats/pack/pack.ts'
import {
  type DatasetOutline,
  type ExperimentOutline,
  experimentFingerprint,
  type PackOutline,
  type PromptOutline,
} from '../../formats/pack/pack-outline.ts'
import type { ExperimentListRecord } from '../../storage/experiment-store.ts'
import type { Stores } from '../stores.ts'

/** A prompt of the workspace, as far as a pack is concerned. */
export interface WorkspacePrompt extends PromptOutline {
  id: string
  isArchived: boolean
}

export interface WorkspaceOutline extends PackOutline {
  prompts: readonly WorkspacePrompt[]
}

type OutlinedStores = Pick<Stores, 'prompts' | 'versions' | 'datasets' | 'experiments'>

/**
 * What of the workspace a pack may meet: prompts that hold one of its versions (archived ones too, since a version
 * belongs to one prompt for good) or bear one of its names, and datasets and experiments by name.
 */
export function outlineWorkspace(stores: OutlinedStores, pack: Pack): WorkspaceOutline {
  const promptIds = new Set<string>()
  for (const { name, versions } of pack.prompts) {
    for (const { id } of versions) promptIds.add(stores.versions.findPromptId(id) ?? '')
    promptIds.add(stores.prompts.findByName(name)?.id ?? '')
  }
  promptIds.delete('')
  const datasetNames = new Set(pack.datasets.map(({ name }) => name))
  const experimentNames = new Set(pack.experiments.map(({ name }) => name))
  return {
    prompts: [...promptIds].map((id) => outlinePrompt(stores, id)),
    datasets: [...datasetNames].map((name) => outlineDataset(stores, name)).filter((dataset) => dataset !== undefined),
    experiments: [...experimentNames]
      .map((name) => outlineExperiment(stores, name))
      .filter((experiment) => experiment !== undefined),
  }
}

function outlinePrompt({ prompts, versions }: OutlinedStores, id: string): WorkspacePrompt {
  const prompt = prompts.get(id)
  const history = versions.history(id)
  return {
    id,
    name: prompt?.name ?? '',
    isArchived: prompt?.isArchived === 1,
    versions: new Map(history.map((version) => [version.id, version])),
    branches: history.flatMap((version) => version.branches.map((name) => ({ name, versionId: version.id }))),
    labels: history.flatMap((version) => version.labels.map((name) => ({ name, versionId: version.id }))),
  }
}

/** The live dataset of a name. */
export function outlineDataset(
  { datasets }: Pick<OutlinedStores, 'datasets'>,
  name: string,
): (DatasetOutline & { datasetId: string }) | undefined {
  const datasetId = datasets.findIdByName(name)
  const dataset = datasetId === undefined ? undefined : datasets.get(datasetId)
  if (datasetId === undefined || !dataset) return undefined
  return {
    datasetId,
    name,
    id: dataset.versionId,
    isNewest: true,
    versionIds: new Set(datasets.listVersionIds(datasetId)),
  }
}

/** The live experiment of a name. */
export function outlineExperiment(
  stores: Pick<OutlinedStores, 'experiments' | 'versions'>,
  name: string,
): (ExperimentOutline & { experiment: ExperimentListRecord }) | undefined {
  const id = stores.experiments.findIdByName(name)
  const experiment = id === undefined ? undefined : stores.experiments.get(id)
  if (!experiment) return undefined
  return {
    name,
    experiment,
    fingerprint: experimentFingerprint(experiment, (versionId) => stores.versions.get(versionId)?.contentId),
  }
}
