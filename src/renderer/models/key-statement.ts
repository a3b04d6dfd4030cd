import type { ConnectionSummary } from '../../contract/models.ts'
import type { WorkspaceInfo } from '../../contract/workspace.ts'

type Store = WorkspaceInfo['secretStore']

/** Where the key of a connection comes from, in words; `store` is what this host has for keys that are typed. */
export function keyStatement(
  { keyState, keyVariable }: Pick<ConnectionSummary, 'keyState' | 'keyVariable'>,
  store: Store | undefined,
): string {
  switch (keyState) {
    case 'not-needed':
      return 'none'
    case 'environment':
      return `from the environment variable ${keyVariable ?? ''}`.trim()
    case 'secret-store':
      return store === 'system' ? 'entered here, in the secret store' : 'entered here, in memory until the program ends'
    case 'missing':
      return keyVariable ? `missing: set the environment variable ${keyVariable}` : 'missing: enter it again'
  }
}

/** What becomes of a key that is typed, by the store that this host has. */
export function secretStoreStatement(store: Store): string {
  return store === 'system'
    ? 'A key that you enter is encrypted with the secret store of your system. It is never in the database, in a log or in an export.'
    : 'A key that you enter is held in memory until the program ends, and is never written to the disk.'
}
