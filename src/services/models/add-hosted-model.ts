import type { ModelSummary } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import { localConnectionId, toModelId } from '../../core/models/model-id.ts'
import type { ServiceContext } from '../api/context.ts'
import { describeModel } from './describe-model.ts'

/**
 * Adds a model of a connection by the name that its server knows. The server is not asked: it may be away, and many
 * list fewer models than they have. Throws `not-found`, `bad-input`, `already-exists`.
 */
export function addHostedModel(
  { stores, findPrice, now, events }: Pick<ServiceContext, 'stores' | 'findPrice' | 'now' | 'events'>,
  { connectionId, name }: { connectionId: string; name: string },
): ModelSummary {
  if (!stores.connections.get(connectionId)) throw new AssayError('not-found', { what: 'connection', id: connectionId })
  if (connectionId === localConnectionId) {
    throw new AssayError('bad-input', {
      what: 'Models on this computer are files',
      mend: 'add the path of a GGUF file',
    })
  }
  const model = {
    id: toModelId(connectionId, name),
    connectionId,
    name,
    path: null,
    sizeBytes: null,
    modifiedMs: null,
    sha256: null,
    contextTokens: null,
    details: {},
    isEmbedded: false,
    createdAt: now().toISOString(),
  }
  stores.models.insert(model)
  events.publish({ type: 'changed', what: 'models' })
  return describeModel(stores, findPrice, model)
}
