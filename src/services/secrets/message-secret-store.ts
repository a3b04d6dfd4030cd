import type { FromServiceMessage } from '../../contract/service-messages.ts'
import { createMemorySecretStore } from './memory-secret-store.ts'
import type { SecretStore } from './secret-store.ts'

export interface MessageSecretStoreInput {
  /** Decrypted secrets by name. */
  secrets: Readonly<Record<string, string>>
  kind: SecretStore['kind']
  send: (message: FromServiceMessage) => void
}

/** Secrets in memory whose changes are told to the process that can encrypt them. */
export function createMessageSecretStore({ secrets, kind, send }: MessageSecretStoreInput): SecretStore {
  const memory = createMemorySecretStore(secrets)
  return {
    kind,
    get: memory.get,
    async set(name, value) {
      await memory.set(name, value)
      send({ type: 'save-secret', name, value })
    },
    async delete(name) {
      await memory.delete(name)
      send({ type: 'delete-secret', name })
    },
  }
}
