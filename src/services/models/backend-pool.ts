import type { Backend } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { localConnectionId } from '../../core/models/model-id.ts'
import type { ConnectionRecord, ConnectionStore } from '../../storage/connection-store.ts'
import { createReplaceableBackend, type ReplaceableBackend } from './replaceable-backend.ts'
import { withSchemaCheck } from './with-schema-check.ts'

export interface BackendPool {
  /** The backend of a connection; it stays valid when the connection changes. Throws `not-found`. */
  get(connectionId: string): Backend
  /** Makes the backend anew, with the settings of now, when it is next used. */
  replace(connectionId: string): void
  close(): Promise<void>
}

export interface BackendPoolInput {
  connections: Pick<ConnectionStore, 'get'>
  /** The backend of the connection `local`. */
  local: ReplaceableBackend
  makeHosted: (connection: ConnectionRecord) => Backend
}

/** One backend a connection, made when it is first used. */
export function createBackendPool({ connections, local, makeHosted }: BackendPoolInput): BackendPool {
  const backends = new Map([[localConnectionId, local]])

  function getConnection(id: string): ConnectionRecord {
    const connection = connections.get(id)
    if (!connection) throw new AssayError('not-found', { what: 'connection', id, mend: 'add it on the Models page' })
    return connection
  }

  return {
    get(connectionId) {
      getConnection(connectionId)
      const known = backends.get(connectionId)
      if (known) return known
      const backend = createReplaceableBackend(() => withSchemaCheck(makeHosted(getConnection(connectionId))))
      backends.set(connectionId, backend)
      return backend
    },
    replace(connectionId) {
      backends.get(connectionId)?.replace()
    },
    async close() {
      await Promise.all([...backends.values()].map((backend) => backend.close()))
    },
  }
}
