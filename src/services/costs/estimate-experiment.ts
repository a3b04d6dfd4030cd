import type { ExperimentEstimate } from '../../contract/costs.ts'
import type { ExperimentSpec, Variant } from '../../core/experiments/experiment-spec.ts'
import { estimateCost, sumEstimates } from '../../core/pricing/estimate-cost.ts'
import { contentId } from '../../core/text/content-id.ts'
import { hashSeed } from '../../core/statistics/random.ts'
import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { cacheKey } from '../runs/cache-key.ts'
import { listRunPositions } from '../runs/list-run-positions.ts'
import { findEarlierLengths } from './find-earlier-lengths.ts'

/** Rows that are rendered and counted, spread over the dataset. */
const sampledRows = 40

type Pieces = Pick<ServiceContext, 'stores' | 'templates' | 'models'>

/**
 * What an experiment will cost, before anything is asked. Prompts are rendered for a sample of rows and counted with the
 * model's own tokenizer where it is at hand; the length of answers is that of earlier ones. What the cache holds is free:
 * its share is that of the sample. Throws what would keep the run from starting: `not-found`, `template-broken`.
 */
export async function estimateExperiment(pieces: Pieces, spec: ExperimentSpec): Promise<ExperimentEstimate> {
  const { stores } = pieces
  const available = listRunPositions(stores.datasets, spec.datasetVersionId, spec.split)
  const rowCount = Math.min(available.length, spec.rowLimit ?? available.length)
  const positions = spread(available.slice(0, rowCount), sampledRows)
  const variants: ExperimentEstimate['variants'] = []
  for (const variant of spec.variants) {
    variants.push(
      await estimateVariant(pieces, spec, variant, positions, rowCount * spec.repeats * (variant.samples ?? 1)),
    )
  }
  return { cells: rowCount * spec.repeats * spec.variants.length, variants, ...sumEstimates(variants) }
}

async function estimateVariant(
  { stores, templates, models }: Pieces,
  spec: ExperimentSpec,
  variant: Variant,
  positions: readonly number[],
  cells: number,
): Promise<ExperimentEstimate['variants'][number]> {
  const content = stores.versions.getContent(variant.versionId)
  if (!content) throw new AssayError('not-found', { what: 'version', id: variant.versionId })
  const { backend, target, price, identity } = await models.resolve(variant.modelId)
  const rows = positions.map((position) => stores.datasets.getRow(spec.datasetVersionId, position)?.variables ?? {})
  const rendered = await templates.renderMany(content, rows)
  const promptTokens: number[] = []
  let isExact = true
  let cached = 0
  for (const [index, result] of rendered.entries()) {
    if ('error' in result) throw result.error
    const { messages } = result
    const count = await backend.countTokens(target, messages)
    promptTokens.push(count.promptTokens)
    isExact &&= count.exact
    const seed = variant.settings.seed ?? hashSeed(spec.seed, positions[index] ?? 0, 0)
    const key = cacheKey({
      modelIdentity: contentId(identity),
      messages,
      settings: { ...variant.settings, seed },
      repeat: 0,
    })
    if (spec.useCache && stores.cache.get(key) !== undefined) cached += 1
  }
  const requests = rendered.length === 0 ? 0 : cells * (1 - cached / rendered.length)
  const estimate = estimateCost({
    price,
    requests,
    promptTokens,
    earlierCompletionTokens: findEarlierLengths(stores.costs, variant),
    maxTokens: variant.settings.maxTokens,
  })
  return {
    name: variant.name,
    modelId: variant.modelId,
    cells,
    requests,
    isExact,
    isPriced: price !== null,
    ...estimate,
  }
}

/** Up to `most` of the items, evenly apart. */
function spread(items: readonly number[], most: number): number[] {
  const size = Math.min(items.length, most)
  return Array.from({ length: size }, (_, index) => items[Math.floor((index * items.length) / size)] ?? 0)
}
