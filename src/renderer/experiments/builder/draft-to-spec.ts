import { type ExperimentSpec, variantLetter, type Variant } from '../../../core/experiments/experiment-spec.ts'
import type { ExperimentDraft, MetricDraft, VariantDraft } from './experiment-draft.ts'

/** A draft as it is saved, or the first thing that is missing, in a sentence. */
export type CheckedDraft = { name: string; description: string; spec: ExperimentSpec } | { problem: string }

class Missing extends Error {}

/** Turns a draft into an experiment. Only what the form itself can see is checked here; the workbench checks the rest. */
export function draftToSpec(draft: ExperimentDraft): CheckedDraft {
  const {
    name,
    description,
    datasetVersionId,
    split,
    rowLimit,
    concurrency,
    maxCostUsd,
    cacheMode,
    variants,
    metrics,
    repeats,
    seed,
    margin,
    useCache,
  } = draft
  try {
    if (name.trim() === '') throw new Missing('The experiment has no name: give it one at the top.')
    if (datasetVersionId === null) throw new Missing('No rows are chosen: choose a dataset.')
    return {
      name: name.trim(),
      description: description.trim(),
      spec: {
        variants: variants.map(toVariant),
        datasetVersionId,
        ...(split === null ? {} : { split }),
        ...(rowLimit === null ? {} : { rowLimit }),
        repeats,
        seed,
        metrics: metrics.map(toMetric),
        margin,
        // Drafts that this window kept from before may have none.
        ...(draft.stop ? { stop: draft.stop } : {}),
        ...(concurrency === null ? {} : { concurrency }),
        // Drafts that a window remembers from before have neither.
        ...(maxCostUsd ? { maxCostUsd } : {}),
        useCache,
        ...(cacheMode ? { cacheMode } : {}),
      },
    }
  } catch (error) {
    if (error instanceof Missing) return { problem: error.message }
    throw error
  }
}

function toVariant({ name, versionId, modelId, settings, extract, samples }: VariantDraft, index: number): Variant {
  const letter = variantLetter(index)
  if (versionId === null) throw new Missing(`Variant ${letter} has no prompt: choose a committed version.`)
  if (modelId === null) throw new Missing(`Variant ${letter} has no model: choose one.`)
  if (name.trim() === '') throw new Missing(`Variant ${letter} has no name: say in a word or two what sets it apart.`)
  return { name: name.trim(), versionId, modelId, settings, extract, ...(samples === undefined ? {} : { samples }) }
}

function toMetric({ id, name, options, jsonTexts }: MetricDraft, index: number): ExperimentSpec['metrics'][number] {
  const read = { ...options }
  for (const [option, text] of Object.entries(jsonTexts)) {
    if (text.trim() === '') delete read[option]
    else read[option] = parseJson(text, index)
  }
  return {
    id,
    ...(Object.keys(read).length === 0 ? {} : { options: read }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
  }
}

function parseJson(text: string, index: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Missing(`The JSON of metric ${index + 1} cannot be read: ${reason}.`)
  }
}
