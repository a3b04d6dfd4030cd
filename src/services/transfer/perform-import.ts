import type { ImportPlan, ImportResult } from '../../contract/transfer.ts'
import { promptContentSchema } from '../../core/prompts/prompt-content.ts'
import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { saveDatasetVersion } from '../datasets/save-dataset-version.ts'
import { saveExperiment } from '../experiments/save-experiment.ts'
import { commitVersion } from '../prompts/commit-version.ts'
import { createPrompt } from '../prompts/create-prompt.ts'
import { findVersionId, planImport, toSpec, type PlannedExperiment, type PlannedImport } from './plan-import.ts'
import { readInWorker } from './read-in-worker.ts'
import type { ImportPlace } from './read-import.ts'
import { createModelFinder } from './resolve-models.ts'

export interface ImportInput {
  place: ImportPlace
  format: string
  modelId?: string | undefined
  models: Readonly<Record<string, string>>
}

/** Where the contents of a prompt with uncommitted changes go. */
const besideBranch = 'imported'

/** What an import would make. Throws as reading does, and `bad-input` for a browser that names a path. */
export async function previewImport(context: ServiceContext, input: ImportInput): Promise<ImportPlan> {
  return (await plan(context, input)).view
}

/**
 * Imports: prompts get a version, datasets a version, experiments are made or changed; what is here already stays as it
 * is. All of it or, when something fails, nothing.
 */
export async function performImport(context: ServiceContext, input: ImportInput): Promise<ImportResult> {
  const planned = await plan(context, input)
  const source = planned.view.files.map(({ path }) => path).join(', ')
  const ids = context.db
    .transaction(() => {
      const promptIds = planned.prompts.map((prompt) => makePrompt(context, prompt, source))
      const datasetIds = planned.datasets.map((dataset) => makeDataset(context, dataset))
      const experimentIds = planned.experiments.flatMap(
        (experiment) => makeExperiment(context, planned, experiment) ?? [],
      )
      return { promptIds, datasetIds, experimentIds }
    })
    .immediate()
  context.events.publish({ type: 'changed', what: 'experiments' })
  const made = [...planned.prompts, ...planned.datasets, ...planned.experiments]
  const isChanged = made.some(({ status }) => status !== 'same' && status !== 'no-model')
  return { ...planned.view, ...ids, isChanged, sentence: sentenceOf(planned, isChanged) }
}

async function plan(context: ServiceContext, { place, format, modelId, models }: ImportInput): Promise<PlannedImport> {
  if (context.host === 'web' && 'path' in place) {
    const mend = 'send the file itself, or use assay import'
    throw new AssayError('bad-input', { what: 'A browser cannot name files of this machine', mend })
  }
  const imported = await readInWorker({ place, format })
  const planned = planImport(context.stores, imported, createModelFinder({ stores: context.stores, modelId, models }))
  for (const { name, content } of planned.prompts) checkContent(name, content)
  return planned
}

/** The last check before data of a file becomes data of the workspace. */
function checkContent(name: string, content: unknown): void {
  const parsed = promptContentSchema.safeParse(content)
  if (parsed.success) return
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String).join('.')
  throw new AssayError('bad-input', {
    what: `The prompt "${name}" cannot be held${path ? ` ("${path}")` : ''}`,
    mend: issue?.message ?? 'shorten it',
  })
}

function makePrompt(
  context: ServiceContext,
  { name, content, status, labels }: PlannedImport['prompts'][number],
  source: string,
): string {
  const { stores } = context
  const known = stores.prompts.findByName(name)
  const promptId = known?.id ?? createPrompt(context, { name, content }).id
  if (status !== 'same') {
    const head = stores.versions.getHead(promptId, 'main') ?? null
    const branch = status === 'beside' ? besideBranch : 'main'
    const expectedHeadId = status === 'beside' ? (stores.versions.getHead(promptId, besideBranch) ?? head) : head
    commitVersion(context, {
      promptId,
      branch,
      content,
      message: `Imported from ${source}`.slice(0, 500),
      expectedHeadId,
    })
  }
  const versionId = findVersionId(stores, name, content)
  for (const label of versionId === undefined ? [] : labels) {
    // A label that points somewhere here is not moved by a file.
    const isTaken = stores.versions.history(promptId).some((version) => version.labels.includes(label))
    if (!isTaken) stores.versions.setLabel(promptId, label.slice(0, 80), versionId ?? null)
  }
  return promptId
}

function makeDataset(
  context: ServiceContext,
  { name, columns, rows, status }: PlannedImport['datasets'][number],
): string {
  const { stores, newId, now } = context
  const known = stores.datasets.findIdByName(name)
  const datasetId = known ?? newId()
  if (known === undefined) stores.datasets.insert({ id: datasetId, name, at: now().toISOString() })
  if (status !== 'same') saveDatasetVersion(context, { datasetId, columns, rows })
  return datasetId
}

function makeExperiment(
  context: ServiceContext,
  { prompts, datasets }: PlannedImport,
  experiment: PlannedExperiment,
): string | undefined {
  const { stores, newId, now } = context
  const known = stores.experiments.findIdByName(experiment.name)
  if (experiment.status === 'no-model') return undefined
  if (experiment.status === 'same') return known
  const versionIds = new Map(
    prompts.flatMap(({ name, content }) => {
      const versionId = findVersionId(stores, name, content)
      return versionId === undefined ? [] : [[name, versionId] as const]
    }),
  )
  const dataset = datasets.find(({ name }) => name === experiment.dataset)
  const spec = dataset === undefined ? undefined : toSpec(experiment, dataset.versionId, versionIds)
  if (spec === undefined) return undefined
  const { name, description } = experiment
  const saved = saveExperiment(
    stores,
    { ...(known === undefined ? {} : { experimentId: known }), name, description: description.slice(0, 2000), spec },
    { newId, now },
  )
  return saved.id
}

function sentenceOf({ prompts, datasets, experiments }: PlannedImport, isChanged: boolean): string {
  if (!isChanged) return 'Everything was here already; nothing was changed.'
  const count = (list: readonly { status: string }[], noun: string) => {
    const made = list.filter(({ status }) => status !== 'same' && status !== 'no-model').length
    return made === 0 ? [] : [`${made} ${noun}${made === 1 ? '' : 's'}`]
  }
  const parts = [...count(prompts, 'prompt'), ...count(datasets, 'dataset'), ...count(experiments, 'experiment')]
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('')
  return `Imported ${list}.`
}
