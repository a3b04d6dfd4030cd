import { findConnectionPreset } from '../../core/models/connection-presets.ts'
import { parseModelId, toModelId } from '../../core/models/model-id.ts'
import type { ModelReference } from '../../formats/exchange/imported.ts'
import type { ConnectionRecord } from '../../storage/connection-store.ts'
import type { Stores } from '../stores.ts'

interface ResolveModelsInput {
  stores: Pick<Stores, 'connections' | 'models'>
  /** For every model. */
  modelId?: string | undefined
  /** By what the file calls them. */
  models: Readonly<Record<string, string>>
}

/**
 * Finds what stands here for the models that a file names: what the person said, a model of that id, or the model of
 * that name at a connection to the same service. Null where none fits. Throws `bad-input` for an id that is none.
 */
export function createModelFinder({
  stores,
  modelId,
  models,
}: ResolveModelsInput): (model: ModelReference) => string | null {
  for (const id of [...Object.values(models), ...(modelId === undefined ? [] : [modelId])]) parseModelId(id)
  const connections = stores.connections.list()
  return ({ provider, name, written }) => {
    const said = modelId ?? (Object.hasOwn(models, written) ? models[written] : undefined)
    if (said !== undefined) return said
    if (written !== '' && stores.models.get(written) !== undefined) return written
    if (provider === null || name === '') return null
    const connection =
      connections.find(({ id }) => id === provider) ?? connections.find((one) => isSameService(one, provider))
    return connection === undefined ? null : toModelId(connection.id, name)
  }
}

function isSameService({ kind, baseUrl }: ConnectionRecord, provider: string): boolean {
  const preset = findConnectionPreset(provider)
  if (preset === undefined) return false
  if (preset.kind !== 'openai') return preset.kind === kind
  return kind === 'openai' && baseUrl !== null && sameAddress(baseUrl, preset.baseUrl ?? '')
}

function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => url.replace(/\/+$/u, '').replace('//localhost', '//127.0.0.1').toLowerCase()
  return plain(one) === plain(other)
}
