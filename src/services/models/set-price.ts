import type { ModelSummary } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import { localConnectionId } from '../../core/models/model-id.ts'
import type { PriceRecord } from '../../storage/price-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { describeModel, requireModel } from './describe-model.ts'

/** Sets what a model costs; null goes back to the price book. Throws `not-found`, `bad-input` for a local model. */
export function setPrice(
  { stores, findPrice, now, events }: Pick<ServiceContext, 'stores' | 'findPrice' | 'now' | 'events'>,
  { modelId, price }: { modelId: string; price: PriceRecord | null },
): ModelSummary {
  const model = requireModel(stores, modelId)
  if (model.connectionId === localConnectionId)
    throw new AssayError('bad-input', { what: 'A model on this computer costs nothing' })
  if (price === null) stores.prices.remove(modelId)
  else stores.prices.save(modelId, price, now().toISOString())
  events.publish({ type: 'changed', what: 'models' })
  return describeModel(stores, findPrice, model)
}
