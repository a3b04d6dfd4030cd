import type { Backend, Fingerprint, ModelTarget } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import type { Price } from '../../core/pricing/price-book.ts'
import type { ConnectionRecord } from '../../storage/connection-store.ts'
import type { Stores } from '../stores.ts'
import type { BackendPool } from './backend-pool.ts'
import type { FileHasher } from './hash-model-file.ts'
import type { PriceFinder } from './find-model-price.ts'

/** What is needed to ask a model. */
interface FoundModel {
  modelId: string
  connectionId: string
  backend: Backend
  target: ModelTarget
  /** Null is unknown, which is never 0. */
  price: Price | null
}

/** A model that can be told from all others. */
interface ResolvedModel extends FoundModel {
  /** What determines the answers as far as it is known before asking: a file's SHA-256, a server's address and name. */
  identity: Fingerprint
}

export interface ModelResolver {
  /**
   * Finds a model. A hosted one need not be in the workspace's list: its connection is enough.
   * Throws `bad-input`, `not-found`.
   */
  find(modelId: string): FoundModel
  /** Finds a model and what identifies it; hashes a local file that is new or has changed. Throws `file-missing` as well. */
  resolve(modelId: string): Promise<ResolvedModel>
}

/** How much is sent to a server changes no answer of it. */
function versionOf({ options: { apiVersion } }: ConnectionRecord): Fingerprint {
  return apiVersion === undefined ? {} : { apiVersion }
}

export interface ModelResolverInput {
  stores: Pick<Stores, 'connections' | 'models'>
  backends: BackendPool
  hashFile: FileHasher
  findPrice: PriceFinder
}

export function createModelResolver({ stores, backends, hashFile, findPrice }: ModelResolverInput): ModelResolver {
  function find(modelId: string) {
    const { connectionId, name } = parseModelId(modelId)
    const connection = stores.connections.get(connectionId)
    if (!connection) {
      const mend = `add it on the Models page, or choose another model than "${modelId}"`
      throw new AssayError('not-found', { what: 'connection', id: connectionId, mend })
    }
    const model = stores.models.get(modelId)
    const path = model?.path
    if (connection.kind === 'local' && !path) {
      throw new AssayError('not-found', { what: 'model', id: modelId, mend: 'add its file on the Models page' })
    }
    // The context of a local model is left to the backend: what a file was trained for may not fit into memory.
    const target: ModelTarget = path
      ? { name: path }
      : { name, ...(model?.contextTokens ? { contextTokens: model.contextTokens } : {}) }
    const found: FoundModel = {
      modelId,
      connectionId,
      backend: backends.get(connectionId),
      target,
      price: findPrice(connection, name),
    }
    return { found, model, connection }
  }

  return {
    find: (modelId) => find(modelId).found,
    async resolve(modelId) {
      const { found, model, connection } = find(modelId)
      const identity: Fingerprint = model?.path
        ? { sha256: await hashFile({ ...model, path: model.path }) }
        : { kind: connection.kind, url: connection.baseUrl, name: found.target.name, ...versionOf(connection) }
      return { ...found, identity }
    },
  }
}
