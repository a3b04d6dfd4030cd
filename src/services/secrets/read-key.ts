import { AssayError } from '../../core/errors.ts'
import { connectionSecretName, type SecretStore } from './secret-store.ts'

/** What a key depends on. */
interface KeyOwner {
  id: string
  name: string
  /** The environment variable that holds the key; null when the server needs none or the key is in the secret store. */
  keyVariable: string | null
}

type KeyState = 'not-needed' | 'environment' | 'secret-store' | 'missing'

export interface KeyReader {
  /** The key for a request; no value where none is needed. Only `keyName` may be shown. Throws `key-missing`. */
  read(owner: KeyOwner): Promise<{ keyName: string; value?: string }>
  /** Where the key comes from. */
  state(owner: KeyOwner): Promise<KeyState>
}

/** The one place where keys are read: the variable that a person named goes before the secret store. */
export function createKeyReader(
  environment: Readonly<Record<string, string | undefined>>,
  secrets: SecretStore,
): KeyReader {
  async function find({
    id,
    name,
    keyVariable,
  }: KeyOwner): Promise<{ state: KeyState; keyName: string; value?: string }> {
    const fromEnvironment = keyVariable === null ? undefined : environment[keyVariable]
    if (keyVariable !== null && fromEnvironment)
      return { state: 'environment', keyName: keyVariable, value: fromEnvironment }
    const keyName = keyVariable ?? `of ${name}`
    const kept = await secrets.get(connectionSecretName(id))
    if (kept) return { state: 'secret-store', keyName, value: kept }
    return { state: keyVariable === null ? 'not-needed' : 'missing', keyName }
  }

  return {
    async read(owner) {
      const { state, keyName, value } = await find(owner)
      if (state === 'missing') throw new AssayError('key-missing', { connection: owner.name, keyName })
      return value === undefined ? { keyName } : { keyName, value }
    },
    state: async (owner) => (await find(owner)).state,
  }
}
