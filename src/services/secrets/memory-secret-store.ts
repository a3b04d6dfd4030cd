import type { SecretStore } from './secret-store.ts'

/** Secrets until the program ends. */
export function createMemorySecretStore(initial: Readonly<Record<string, string>> = {}): SecretStore {
  const secrets = new Map(Object.entries(initial))
  return {
    kind: 'memory',
    get: async (name) => secrets.get(name),
    async set(name, value) {
      secrets.set(name, value)
    },
    async delete(name) {
      secrets.delete(name)
    },
  }
}
