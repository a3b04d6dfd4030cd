import type { ModelSummary } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import type { Price } from '../../core/pricing/price-book.ts'
import type { ModelRecord } from '../../storage/model-store.ts'
import type { Stores } from '../stores.ts'
import type { PriceFinder } from './find-model-price.ts'

/** A model as lists show it, with its price. */
export function describeModel(
  stores: Pick<Stores, 'connections'>,
  findPrice: PriceFinder,
  model: ModelRecord,
): ModelSummary {
  const { id, connectionId, name, path, contextTokens, sizeBytes, details, isEmbedded } = model
  const connection = stores.connections.get(connectionId)
  const price = connection ? findPrice(connection, name) : null
  return {
    id,
    connectionId,
    name,
    path,
    contextTokens,
    sizeBytes,
    details,
    isEmbedded,
    price: price && toSummary(price),
  }
}

function toSummary({
  inputUsdPerMillion,
  cachedInputUsdPerMillion,
  outputUsdPerMillion,
  source,
}: Price): ModelSummary['price'] {
  return {
    input: inputUsdPerMillion,
    cachedInput: cachedInputUsdPerMillion ?? null,
    output: outputUsdPerMillion,
    source,
  }
}

/** Throws `not-found`. */
export function requireModel(stores: Pick<Stores, 'models'>, modelId: string): ModelRecord {
  const model = stores.models.get(modelId)
  if (!model) throw new AssayError('not-found', { what: 'model', id: modelId })
  return model
}
