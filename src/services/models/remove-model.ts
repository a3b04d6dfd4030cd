import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { requireModel } from './describe-model.ts'

/** Takes a model and its price out of the list; its file stays. Throws `not-found`, `bad-input` for the embedded one. */
export function removeModel({ stores, events }: Pick<ServiceContext, 'stores' | 'events'>, modelId: string): void {
  const model = requireModel(stores, modelId)
  if (model.isEmbedded)
    throw new AssayError('bad-input', { what: 'The starter model belongs to Assay and cannot be removed' })
  stores.models.remove(modelId)
  events.publish({ type: 'changed', what: 'models' })
}
