import type { DatasetSummary } from '../contract/datasets.ts'
import { AssayError } from '../core/errors.ts'
import { metricSpecSchema, type MetricSpec } from '../core/metrics/metric-spec.ts'
import { suggestion } from '../core/text/nearest-name.ts'
import type { Client } from './cli-context.ts'
import { findVersion } from './find-version.ts'
import { readJsonOption } from './read-json-option.ts'

/** What the commands that make variants of a prompt are told. */
export interface VariantsOptions {
  dataset: string
  model: string
  metric?: string[]
  split?: string
  limit?: number
  repeats: number
  seed: number
}

/** The input of `techniques.*` that the options mean. Throws `not-found`, `bad-input`. */
export async function readVariantsOptions(client: Client, prompt: string, options: VariantsOptions) {
  const version = await findVersion(client, prompt)
  const dataset = await findDataset(client, options.dataset)
  return {
    versionId: version.id,
    datasetVersionId: dataset.versionId,
    ...(options.split === undefined ? {} : { split: options.split }),
    ...(options.limit === undefined ? {} : { rowLimit: options.limit }),
    modelId: options.model,
    metrics: (options.metric ?? ['normalised-match']).map(readMetric),
    repeats: options.repeats,
    seed: options.seed,
  }
}

/** Throws `not-found` with the nearest name. */
export async function findDataset(client: Client, name: string): Promise<DatasetSummary> {
  const datasets = await client.datasets.list({})
  const found = datasets.find((dataset) => dataset.name === name)
  if (found) return found
  const names = datasets.map((dataset) => dataset.name)
  throw new AssayError('not-found', {
    what: 'dataset',
    id: name,
    mend: suggestion(name, names) ?? 'list them with assay datasets',
  })
}

/** The split that examples come from: the one that is named, or train where the dataset has it. */
export async function examplesSplit(
  client: Client,
  { versionId }: DatasetSummary,
  named: string | undefined,
): Promise<string | undefined> {
  if (named !== undefined) return named
  const { splits } = await client.datasets.outline({ versionId })
  return splits.find(({ name }) => name === 'train')?.name
}

function readMetric(text: string): MetricSpec {
  if (!text.startsWith('{')) return { id: text }
  const parsed = metricSpecSchema.safeParse(readJsonOption('--metric', text))
  if (parsed.success) return parsed.data
  throw new AssayError('bad-input', { what: '--metric is no metric', mend: 'write {"id": "...", "options": {...}}' })
}
