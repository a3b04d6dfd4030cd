import type { ExperimentDetail } from '../../../contract/experiments.ts'
import type { ExperimentSpec, Variant } from '../../../core/experiments/experiment-spec.ts'
import type { StopRule } from '../../../core/experiments/stop-rule.ts'
import { starterModelId } from '../../../core/models/model-id.ts'

/** A variant while it is written: what is not chosen yet is null. `key` tells it apart whatever its name. */
export interface VariantDraft extends Omit<Variant, 'versionId' | 'modelId'> {
  key: string
  /** The prompt whose versions are offered; null until one is chosen. */
  promptId: string | null
  versionId: string | null
  modelId: string | null
}

/** A metric while it is written. */
export interface MetricDraft {
  key: string
  id: string
  /** What people call it; empty for the metric's own title. */
  name: string
  options: Readonly<Record<string, unknown>>
  /** Options that are typed as JSON, by name, as they are typed. */
  jsonTexts: Readonly<Record<string, string>>
}

/** An experiment while it is written. */
export interface ExperimentDraft extends Omit<
  ExperimentSpec,
  | 'variants'
  | 'metrics'
  | 'stop'
  | 'datasetVersionId'
  | 'split'
  | 'rowLimit'
  | 'concurrency'
  | 'maxCostUsd'
  | 'cacheMode'
> {
  name: string
  description: string
  datasetVersionId: string | null
  /** Null for all rows. */
  split: string | null
  rowLimit: number | null
  /** Null goes through all rows. */
  stop: StopRule | null
  concurrency: number | null
  maxCostUsd: number | null
  cacheMode: ExperimentSpec['cacheMode'] | null
  variants: readonly VariantDraft[]
  metrics: readonly MetricDraft[]
}

export const mostVariants = 26
export const mostMetrics = 20

let lastKey = 0

/** A key that no other part of a draft in this window has. */
export function nextKey(): string {
  lastKey += 1
  return `${Date.now().toString(36)}-${lastKey}`
}

/** A variant to begin with: the model inside, greedy, so that two runs say the same. */
export function emptyVariant(): VariantDraft {
  return {
    key: nextKey(),
    name: '',
    promptId: null,
    versionId: null,
    modelId: starterModelId,
    settings: { temperature: 0, maxTokens: 64 },
    extract: { kind: 'whole' },
  }
}

/** What a new experiment starts with: two variants to fill, judged by exact match. */
export function emptyDraft(): ExperimentDraft {
  return {
    name: '',
    description: '',
    datasetVersionId: null,
    split: null,
    rowLimit: null,
    stop: null,
    repeats: 1,
    seed: 7,
    margin: 0,
    concurrency: null,
    maxCostUsd: null,
    cacheMode: null,
    useCache: true,
    variants: [emptyVariant(), emptyVariant()],
    metrics: [emptyMetric('exact-match')],
  }
}

export function emptyMetric(id: string): MetricDraft {
  return { key: nextKey(), id, name: '', options: {}, jsonTexts: {} }
}

/** An experiment as it is edited. */
export function draftOf({ name, description, spec }: ExperimentDetail): ExperimentDraft {
  return {
    ...spec,
    name,
    description,
    split: spec.split ?? null,
    rowLimit: spec.rowLimit ?? null,
    stop: spec.stop ?? null,
    concurrency: spec.concurrency ?? null,
    maxCostUsd: spec.maxCostUsd ?? null,
    cacheMode: spec.cacheMode ?? null,
    variants: spec.variants.map((variant) => ({ ...variant, key: nextKey(), promptId: null })),
    metrics: spec.metrics.map(({ id, name: title = '', options = {} }) => ({
      ...emptyMetric(id),
      name: title,
      options,
    })),
  }
}

/** How many answers a run of it asks for. */
export function countCells({ variants, repeats, rowLimit }: ExperimentDraft, rowCount: number): number {
  return variants.length * repeats * Math.min(rowCount, rowLimit ?? rowCount)
}
