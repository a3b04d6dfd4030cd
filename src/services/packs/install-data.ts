import { AssayError } from '../../core/errors.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import type { PackDataset, PackExperiment } from '../../formats/pack/pack.ts'
import { experimentFingerprint } from '../../formats/pack/pack-outline.ts'
import type { Stores } from '../stores.ts'
import { readAgreed, rememberAgreed } from './agreed.ts'
import type { InstallRecord } from './install-prompt.ts'
import { namesBeside } from './names-beside.ts'
import { outlineDataset, outlineExperiment } from './outline-workspace.ts'

export interface InstallDataInput {
  stores: Pick<Stores, 'datasets' | 'experiments' | 'versions' | 'connections' | 'settings'>
  packName: string
  at: string
  newId: () => string
  record: InstallRecord
}

/**
 * Brings a dataset version into the workspace. Rows that are here already are left alone; where both sides have other
 * rows than they last had in common, the pack's become a dataset of their own. To be called in a transaction.
 */
export function installDataset(input: InstallDataInput, dataset: PackDataset): void {
  const { stores, packName, at, newId, record } = input
  const agreed = readAgreed(stores.settings)
  const version = {
    id: dataset.id,
    columns: dataset.columns,
    hasExpected: dataset.rows.some(({ expected }) => expected !== undefined),
    rows: dataset.rows,
  }
  for (const name of namesBeside(dataset.name, packName)) {
    const here = outlineDataset(stores, name)
    if (here === undefined) {
      const datasetId = newId()
      stores.datasets.insert({ id: datasetId, name, at })
      stores.datasets.saveVersion(datasetId, version, at)
    } else if (here.versionIds.has(dataset.id)) {
      if (here.id === dataset.id) rememberAgreed(stores.settings, { datasets: [here], experiments: [] })
      return
    } else if (!dataset.isNewest) stores.datasets.saveEarlierVersion(here.datasetId, version, at)
    else if (agreed.datasets[name] === here.id) stores.datasets.saveVersion(here.datasetId, version, at)
    else continue
    const isNewest = here === undefined || dataset.isNewest
    rememberAgreed(stores.settings, {
      datasets: [{ name, id: dataset.id, isNewest, versionIds: new Set() }],
      experiments: [],
    })
    if (!record.datasets.includes(name)) record.datasets.push(name)
    if (name !== dataset.name)
      record.notes.push(`The dataset "${dataset.name}" has other rows here; the pack's are in "${name}".`)
    return
  }
}

/**
 * Brings an experiment into the workspace, after the versions and rows that it names. One that was changed on both
 * sides is kept beside the one that is here. To be called in a transaction.
 */
export function installExperiment(input: InstallDataInput, { name: wanted, description, spec }: PackExperiment): void {
  const { stores, packName, at, newId, record } = input
  const agreed = readAgreed(stores.settings)
  const datasetId = stores.datasets.findIdByVersion(spec.datasetVersionId)
  if (datasetId === undefined) throw new AssayError('not-found', { what: 'dataset version', id: spec.datasetVersionId })
  const fingerprint = experimentFingerprint({ description, spec }, (id) => stores.versions.get(id)?.contentId)
  for (const name of namesBeside(wanted, packName)) {
    const here = outlineExperiment(stores, name)
    const remember = () => rememberAgreed(stores.settings, { datasets: [], experiments: [{ name, fingerprint }] })
    if (here?.fingerprint === fingerprint) return remember()
    // Changed here and not in the pack since.
    if (here && agreed.experiments[name] === fingerprint) return
    if (here && agreed.experiments[name] !== here.fingerprint) continue
    const saved = { id: here?.experiment.id ?? newId(), name, description, spec, datasetId, at }
    if (here) stores.experiments.update(saved)
    else stores.experiments.insert(saved)
    remember()
    record.experiments.push(name)
    if (name !== wanted) record.notes.push(`The experiment "${wanted}" is another one here; the pack's is "${name}".`)
    noteMissingConnections(input, name, spec.variants)
    return
  }
}

/** Connections never travel in packs, so a run may need one that is not here. */
function noteMissingConnections(
  { stores, record }: InstallDataInput,
  name: string,
  variants: readonly { modelId: string }[],
): void {
  const wanted = new Set(variants.map(({ modelId }) => parseModelId(modelId).connectionId))
  for (const connectionId of wanted) {
    if (!stores.connections.get(connectionId))
      record.notes.push(
        `The experiment "${name}" needs the connection "${connectionId}", which is not here: add it before you run.`,
      )
  }
}
