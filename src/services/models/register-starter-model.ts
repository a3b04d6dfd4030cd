import { statSync } from 'node:fs'
import path from 'node:path'
import { localConnectionId, starterModelId } from '../../core/models/model-id.ts'
import type { ConnectionStore } from '../../storage/connection-store.ts'
import type { ModelStore } from '../../storage/model-store.ts'
import type { Log } from '../log.ts'

export interface RegisterStarterInput {
  connections: Pick<ConnectionStore, 'get' | 'save'>
  models: Pick<ModelStore, 'get' | 'insert' | 'movePath' | 'updateFile'>
  resourcesDirectory: string
  now: () => Date
  log: Log
}

/** What the model's own page says of it, so that listing it needs no runtime. */
const contextTokens = 512
const details = {
  architecture: 'llama',
  parameters: '1.83 million',
  quantisation: 'F16',
  template: 'ChatML',
  licence: 'MIT',
}

/**
 * Puts the connection to this computer and the model that ships with the product into the workspace, or corrects where
 * the model's file lies: the program may have been moved or updated since.
 */
export function registerStarterModel({
  connections,
  models,
  resourcesDirectory,
  now,
  log,
}: RegisterStarterInput): void {
  const at = now().toISOString()
  if (!connections.get(localConnectionId)) {
    const unset = { baseUrl: null, keyVariable: null, concurrency: null, options: {} }
    connections.save({ ...unset, id: localConnectionId, name: 'This computer', kind: 'local' }, at)
  }
  const file = path.resolve(resourcesDirectory, 'models', 'starter.gguf')
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) log(`the starter model is not at ${file}`)
  const facts = {
    path: file,
    sizeBytes: found?.size ?? null,
    modifiedMs: found?.mtimeMs ?? null,
    contextTokens,
    details,
  }
  const known = models.get(starterModelId)
  if (!known) {
    const name = starterModelId.slice(localConnectionId.length + 1)
    models.insert({
      ...facts,
      id: starterModelId,
      connectionId: localConnectionId,
      name,
      sha256: null,
      isEmbedded: true,
      createdAt: at,
    })
  } else if (known.sizeBytes !== facts.sizeBytes || known.modifiedMs !== facts.modifiedMs) {
    models.updateFile(starterModelId, facts)
  } else if (known.path !== file) {
    models.movePath(starterModelId, file)
  }
}
