import { datasetContentId } from '../../core/datasets/dataset-content-id.ts'
import type { Row } from '../../core/datasets/row.ts'
import { AssayError } from '../../core/errors.ts'
import { sealVersion, type Version } from '../../core/prompts/version.ts'
import { suggestion } from '../../core/text/nearest-name.ts'
import type { Pack, PackDataset, PackExperiment, PackHeader, PackPrompt } from '../../formats/pack/pack.ts'
import type { ExperimentListRecord } from '../../storage/experiment-store.ts'
import type { VersionRecord } from '../../storage/version-store.ts'
import { rowOfRecord } from '../datasets/row-of-record.ts'
import type { Stores } from '../stores.ts'

export interface PackSelection {
  /** Names or ids; none means every prompt. */
  prompts: readonly string[]
  /** Whether every dataset goes along, in its newest version. */
  withDatasets: boolean
  /** Whether experiments that use a chosen prompt go along, with everything that they run on. */
  withExperiments: boolean
}

type PackStores = Pick<Stores, 'prompts' | 'versions' | 'datasets' | 'experiments'>

const slice = 5000

/**
 * Reads out of the workspace what a pack shall hold. Connections, models, prices, settings, drafts, runs and keys are
 * not looked at. Throws `not-found` for an unknown prompt and `bad-input` for one that was never committed.
 */
export function collectPack(
  stores: PackStores,
  header: PackHeader,
  selection: PackSelection,
): { pack: Pack; notes: string[] } {
  const notes: string[] = []
  const promptIds = choosePrompts(stores, selection.prompts, notes)
  const experiments = selection.withExperiments
    ? chooseExperiments(stores, promptIds, selection.prompts.length === 0)
    : []
  for (const { spec } of experiments) {
    for (const { versionId } of spec.variants) {
      const promptId = stores.versions.findPromptId(versionId)
      if (promptId !== undefined) promptIds.add(promptId)
    }
  }
  const datasets = new Map<string, PackDataset>()
  const add = (name: string, datasetId: string, versionId: string) => {
    const dataset = readDataset(stores, name, datasetId, versionId)
    datasets.set(`${dataset.id} ${dataset.name}`, dataset)
  }
  if (selection.withDatasets) for (const { id, name, versionId } of stores.datasets.list()) add(name, id, versionId)
  for (const { datasetId, datasetName, spec } of experiments) add(datasetName, datasetId, spec.datasetVersionId)
  const prompts = withOwnNames([...promptIds].map((id) => readPrompt(stores, id)))
  const changed = stores.prompts.list().filter(({ id, isChanged }) => promptIds.has(id) && isChanged === 1)
  for (const { name } of changed) notes.push(`"${name}" has changes that are not committed; packs hold versions only.`)
  return {
    pack: { ...header, prompts, datasets: [...datasets.values()], experiments: experiments.map(toPackExperiment) },
    notes,
  }
}

function choosePrompts(stores: PackStores, wanted: readonly string[], notes: string[]): Set<string> {
  const all = stores.prompts.list()
  const chosen =
    wanted.length === 0
      ? all
      : wanted.map((reference) => {
          const found = all.find(({ id, name }) => name === reference || id === reference)
          if (found) return found
          const mend =
            suggestion(
              reference,
              all.map(({ name }) => name),
            ) ?? 'list them with assay prompts'
          throw new AssayError('not-found', { what: 'prompt', id: reference, mend })
        })
  const empty = chosen.filter(({ versionCount }) => versionCount === 0)
  if (wanted.length > 0 && empty[0]) {
    throw new AssayError('bad-input', {
      what: `The prompt "${empty[0].name}" has no version yet`,
      mend: 'commit it first',
    })
  }
  for (const { name } of empty) notes.push(`"${name}" has no version yet and stays out.`)
  return new Set(chosen.filter(({ versionCount }) => versionCount > 0).map(({ id }) => id))
}

function chooseExperiments(
  stores: PackStores,
  promptIds: ReadonlySet<string>,
  areAll: boolean,
): ExperimentListRecord[] {
  const uses = ({ spec }: ExperimentListRecord) =>
    spec.variants.some(({ versionId }) => promptIds.has(stores.versions.findPromptId(versionId) ?? ''))
  return stores.experiments.list().filter((experiment) => areAll || uses(experiment))
}

function readPrompt(stores: PackStores, promptId: string): PackPrompt {
  const history = stores.versions.history(promptId)
  const own = new Set(history.map(({ id }) => id))
  return {
    name: stores.prompts.get(promptId)?.name ?? '',
    branches: history.flatMap(({ id, branches }) => branches.map((name) => ({ name, versionId: id }))),
    labels: history.flatMap(({ id, labels }) => labels.map((name) => ({ name, versionId: id }))),
    versions: history.map((record) => readVersion(stores, record)),
    // A fork goes on from a version of another prompt.
    absent: [...new Set(history.flatMap(({ parents }) => parents))].filter((id) => !own.has(id)).toSorted(),
  }
}

function readVersion(
  stores: PackStores,
  { id, parents, message, author, createdAt, promptName, number }: VersionRecord,
): Version {
  const content = stores.versions.getContent(id)
  const version = content && sealVersion({ content, parents, message, author, createdAt })
  if (version?.id === id) return version
  throw new AssayError('unexpected', {
    reason: `the stored version ${number} of "${promptName}" does not have the id that it should`,
  })
}

/** An experiment may still run a version of an archived prompt, whose name another prompt has by now. */
function withOwnNames(prompts: readonly PackPrompt[]): PackPrompt[] {
  const taken = new Set<string>()
  return prompts.map((prompt) => {
    let { name } = prompt
    for (let count = 2; taken.has(name); count += 1) name = `${prompt.name} (${count})`
    taken.add(name)
    return { ...prompt, name }
  })
}

function readDataset({ datasets }: PackStores, name: string, datasetId: string, versionId: string): PackDataset {
  const version = datasets.getVersion(versionId)
  const rows: Row[] = []
  while (version && rows.length < version.rowCount)
    rows.push(...datasets.listRows(versionId, rows.length, slice).map(rowOfRecord))
  if (!version || datasetContentId(rows) !== versionId) {
    throw new AssayError('unexpected', {
      reason: `the stored rows of the dataset "${name}" do not have the id that they should`,
    })
  }
  const newest = datasets.get(datasets.findIdByName(name) ?? datasetId)?.versionId
  return { name, id: versionId, columns: version.columns, isNewest: newest === versionId, rows }
}

function toPackExperiment({ name, description, spec }: ExperimentListRecord): PackExperiment {
  return { name, description, spec }
}
