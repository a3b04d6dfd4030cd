import type { ImportPlan, ImportStatus } from '../../contract/transfer.ts'
import { datasetContentId } from '../../core/datasets/dataset-content-id.ts'
import { isAssayError } from '../../core/errors.ts'
import type { ExperimentSpec, Variant } from '../../core/experiments/experiment-spec.ts'
import { parseMetricSpec } from '../../core/metrics/index.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { findVariables } from '../../core/templates/find-variables.ts'
import { canonicalJson } from '../../core/text/canonical-json.ts'
import { contentId } from '../../core/text/content-id.ts'
import type {
  ImportedDataset,
  ImportedExperiment,
  ImportedPrompt,
  ModelReference,
} from '../../formats/exchange/imported.ts'
import type { ImportedTree } from '../../formats/exchange/import-tree.ts'
import { createLossList, type LossList } from '../../formats/exchange/loss.ts'
import type { Stores } from '../stores.ts'

type PlanStores = Pick<Stores, 'prompts' | 'versions' | 'drafts' | 'datasets' | 'experiments'>

interface PlannedVariant extends Omit<Variant, 'versionId' | 'modelId'> {
  prompt: string
  written: string
  modelId: string | null
}

export interface PlannedExperiment extends Omit<ImportedExperiment, 'variants'> {
  variants: PlannedVariant[]
  rowCount: number
  status: ImportPlan['experiments'][number]['status']
}

/** An import held against the workspace: what it would make, with the data to make it. */
export interface PlannedImport {
  prompts: (ImportedPrompt & { status: ImportStatus })[]
  datasets: (ImportedDataset & { versionId: string; status: ImportStatus })[]
  experiments: PlannedExperiment[]
  view: ImportPlan
}

const mostVariants = 26
const mostMetrics = 20
const previewLength = 200

/** Holds what was read against the workspace. Nothing is changed. */
export function planImport(
  stores: PlanStores,
  imported: ImportedTree,
  findModel: (model: ModelReference) => string | null,
): PlannedImport {
  const losses = createLossList()
  const prompts = imported.prompts.map((prompt) => ({ ...prompt, status: promptStatus(stores, prompt) }))
  const datasets = imported.datasets.map((dataset) => {
    const versionId = datasetContentId(dataset.rows)
    return { ...dataset, versionId, status: datasetStatus(stores, dataset.name, versionId) }
  })
  const experiments = imported.experiments.map((experiment) => {
    const rowCount = datasets.find(({ name }) => name === experiment.dataset)?.rows.length ?? 0
    const variants = planVariants(experiment, findModel, losses)
    const metrics = usableMetrics(experiment, losses)
    const planned = { ...experiment, variants, metrics, rowCount }
    return { ...planned, status: experimentStatus(stores, planned, { prompts, datasets }) }
  })
  const written = new Map(
    imported.experiments.flatMap(({ variants }) =>
      variants.map(({ model }) => [model.written, findModel(model)] as const),
    ),
  )
  const view: ImportPlan = {
    files: imported.files,
    skipped: imported.skipped,
    prompts: prompts.map(({ name, status, content, labels }) => ({
      name,
      status,
      labels,
      roles: content.messages.map(({ role }) => role),
      variables: variablesOf(content),
      preview: (content.messages.at(-1)?.content ?? '').slice(0, previewLength),
    })),
    datasets: datasets.map(({ name, status, rows, columns }) => ({ name, status, rows: rows.length, columns })),
    experiments: experiments.map(({ name, status, dataset, rowCount, variants, metrics }) => ({
      name,
      status,
      dataset,
      rows: rowCount,
      variants: variants.map((variant) => ({
        name: variant.name,
        prompt: variant.prompt,
        written: variant.written,
        modelId: variant.modelId,
      })),
      metrics: metrics.map((metric) => metric.name ?? metric.id),
    })),
    models: [...written].map(([name, modelId]) => ({ written: name, modelId })),
    losses: [...imported.losses, ...losses.all()],
  }
  return { prompts, datasets, experiments, view }
}

function promptStatus(stores: PlanStores, { name, content }: ImportedPrompt): ImportStatus {
  const known = stores.prompts.findByName(name)
  if (known === undefined) return 'new'
  const wanted = contentId(content)
  if (stores.versions.history(known.id).some((version) => version.contentId === wanted)) return 'same'
  return hasOwnDraft(stores, known.id) ? 'beside' : 'changed'
}

/** True when the working copy of `main` has something that no version has. */
function hasOwnDraft(stores: Pick<Stores, 'versions' | 'drafts'>, promptId: string): boolean {
  const draft = stores.drafts.get(promptId, 'main')
  if (draft === undefined) return false
  const head = stores.versions.getHead(promptId, 'main')
  const committed = head === undefined ? undefined : stores.versions.get(head)?.contentId
  return contentId(draft) !== committed
}

function datasetStatus(stores: PlanStores, name: string, versionId: string): ImportStatus {
  const id = stores.datasets.findIdByName(name)
  if (id === undefined) return 'new'
  return stores.datasets.listVersionIds(id).includes(versionId) ? 'same' : 'changed'
}

function planVariants(
  { name: experiment, variants }: ImportedExperiment,
  findModel: (model: ModelReference) => string | null,
  losses: LossList,
): PlannedVariant[] {
  const planned = new Map<string, PlannedVariant>()
  const names = new Set<string>()
  for (const { name, prompt, model, settings, extract } of variants) {
    const modelId = findModel(model)
    const key = canonicalJson([prompt, modelId ?? model.written, settings, extract])
    // One model for all makes variants of different models the same.
    if (planned.has(key)) continue
    if (planned.size === mostVariants) {
      losses.add('more variants', experiment, `an experiment has at most ${mostVariants}`)
      break
    }
    const plain = name.trim().slice(0, 80) || prompt.slice(0, 80)
    let unique = plain
    for (let count = 2; names.has(unique); count += 1) unique = `${plain.slice(0, 74)} ${count}`
    names.add(unique)
    planned.set(key, { name: unique, prompt, written: model.written, modelId, settings, extract })
  }
  return [...planned.values()]
}

/** The metrics that can be used as they are; others are losses. Without any, refusals are looked for, so that it can run. */
function usableMetrics({ name, metrics }: ImportedExperiment, losses: LossList): MetricSpec[] {
  const usable = metrics.filter((metric) => {
    try {
      parseMetricSpec(metric)
      return true
    } catch (error) {
      if (!isAssayError(error)) throw error
      losses.add(`the metric "${metric.id}"`, name, error.message)
      return false
    }
  })
  if (usable.length > mostMetrics) losses.add('more metrics', name, `an experiment has at most ${mostMetrics}`)
  if (usable.length > 0) return usable.slice(0, mostMetrics)
  losses.add('a metric', name, 'none could be carried: it looks for refusals until you choose one')
  return [{ id: 'refusal' }]
}

interface PlannedParts {
  prompts: PlannedImport['prompts']
  datasets: PlannedImport['datasets']
}

function experimentStatus(
  stores: PlanStores,
  experiment: Omit<PlannedExperiment, 'status'>,
  { prompts, datasets }: PlannedParts,
): PlannedExperiment['status'] {
  if (experiment.variants.every(({ modelId }) => modelId === null)) return 'no-model'
  const id = stores.experiments.findIdByName(experiment.name)
  if (id === undefined) return 'new'
  const versionIds = new Map(
    prompts.flatMap(({ name, content }) => {
      const versionId = findVersionId(stores, name, content)
      return versionId === undefined ? [] : [[name, versionId] as const]
    }),
  )
  const dataset = datasets.find(({ name }) => name === experiment.dataset)
  const spec = dataset === undefined ? undefined : toSpec(experiment, dataset.versionId, versionIds)
  const here = stores.experiments.get(id)?.spec
  return spec !== undefined && here !== undefined && canonicalJson(spec) === canonicalJson(here) ? 'same' : 'changed'
}

/** The version of a prompt that has this content, or undefined. */
export function findVersionId(
  stores: Pick<Stores, 'prompts' | 'versions'>,
  name: string,
  content: PromptContent,
): string | undefined {
  const known = stores.prompts.findByName(name)
  const wanted = contentId(content)
  return known && stores.versions.history(known.id).find((version) => version.contentId === wanted)?.id
}

/** The spec of an experiment: of its variants, those whose model is known; undefined when a version is not there yet. */
export function toSpec(
  { variants, metrics, repeats, concurrency }: Omit<PlannedExperiment, 'status'>,
  datasetVersionId: string,
  versionIds: ReadonlyMap<string, string>,
): ExperimentSpec | undefined {
  const made = variants.flatMap(({ name, prompt, modelId, settings, extract }): Variant[] => {
    const versionId = versionIds.get(prompt)
    return modelId === null || versionId === undefined ? [] : [{ name, versionId, modelId, settings, extract }]
  })
  if (made.length < variants.filter(({ modelId }) => modelId !== null).length) return undefined
  return {
    variants: made,
    datasetVersionId,
    repeats,
    seed: 1,
    metrics,
    margin: 0,
    ...(concurrency === undefined ? {} : { concurrency }),
    useCache: true,
  }
}

function variablesOf({ messages }: PromptContent): string[] {
  const names = messages.flatMap(({ content }) => {
    try {
      return findVariables(content).map(({ name }) => name)
    } catch (error) {
      if (isAssayError(error)) return []
      throw error
    }
  })
  return [...new Set(names)]
}
