import type { Connection, ConnectionSummary } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import { defaultAzureVersion } from '../../core/models/connection-kind.ts'
import { findConnectionPreset } from '../../core/models/connection-presets.ts'
import { localConnectionId } from '../../core/models/model-id.ts'
import type { ConnectionRecord } from '../../storage/connection-store.ts'
import type { ServiceContext } from '../api/context.ts'
import type { KeyReader } from '../secrets/read-key.ts'
import { connectionSecretName } from '../secrets/secret-store.ts'

type Pieces = Pick<ServiceContext, 'stores' | 'secrets' | 'keys' | 'backends' | 'now' | 'events'>

/** A connection as lists show it: where its key comes from, never the key. */
export async function describeConnection(keys: KeyReader, connection: ConnectionRecord): Promise<ConnectionSummary> {
  return { ...connection, keyState: connection.kind === 'local' ? 'not-needed' : await keys.state(connection) }
}

/** Adds a connection or changes one; a key goes to the secret store and nowhere else. Throws `bad-input`. */
export async function saveConnection(
  { stores, secrets, keys, backends, now, events }: Pieces,
  { connection, key }: { connection: Connection; key?: string | undefined },
): Promise<ConnectionSummary> {
  const checked = checkConnection(connection)
  if (key !== undefined && checked.kind !== 'local') await secrets.set(connectionSecretName(checked.id), key.trim())
  stores.connections.save(checked, now().toISOString())
  backends.replace(checked.id)
  events.publish({ type: 'changed', what: 'connections' })
  return describeConnection(keys, checked)
}

/** Takes a connection out of the list, with its models and its key. Throws `not-found`, `bad-input` for the local one. */
export async function removeConnection(
  { stores, secrets, backends, events }: Pieces,
  connectionId: string,
): Promise<void> {
  if (!stores.connections.get(connectionId)) throw new AssayError('not-found', { what: 'connection', id: connectionId })
  if (connectionId === localConnectionId)
    throw new AssayError('bad-input', { what: 'The connection to this computer cannot be removed' })
  await secrets.delete(connectionSecretName(connectionId))
  stores.models.removeOfConnection(connectionId)
  stores.connections.remove(connectionId)
  backends.replace(connectionId)
  events.publish({ type: 'changed', what: 'connections' })
  events.publish({ type: 'changed', what: 'models' })
}

function checkConnection(connection: Connection): ConnectionRecord {
  const isLocal = connection.id === localConnectionId
  if (isLocal !== (connection.kind === 'local')) {
    throw new AssayError('bad-input', {
      what: 'There is one connection to this computer, and its id is "local"',
      mend: 'choose another id for a server',
    })
  }
  if (isLocal) return { ...connection, baseUrl: null, keyVariable: null, options: {} }
  if (connection.options.apiVersion !== undefined && connection.kind !== 'azure') {
    throw new AssayError('bad-input', {
      what: 'Only Azure has a version of the API to choose',
      mend: 'leave it out, or make it a connection to azure',
    })
  }
  const own = findConnectionPreset(connection.kind)?.baseUrl ?? null
  return {
    ...connection,
    // A server of OpenAI's protocol can be anybody's, so that its address is never guessed.
    baseUrl: checkUrl(connection.kind === 'openai' ? connection.baseUrl : connection.baseUrl?.trim() || own),
    keyVariable: checkVariable(connection.keyVariable),
    options: {
      ...connection.options,
      ...(connection.kind === 'azure' ? { apiVersion: connection.options.apiVersion ?? defaultAzureVersion } : {}),
    },
  }
}

function checkUrl(text: string | null): string {
  const url = URL.parse(text?.trim() ?? '')
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new AssayError('bad-input', {
      what: 'The address of the server is not right',
      mend: 'write it like https://api.example.com/v1',
    })
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new AssayError('bad-input', {
      what: 'The address holds more than a server and a path',
      mend: 'take out what follows "?" or stands before "@", and enter the key in its own field',
    })
  }
  return url.href
}

/** A name is expected; a key that is put here by mistake must not reach the database, nor the error. */
function checkVariable(text: string | null): string | null {
  const name = text?.trim()
  if (!name) return null
  if (/^[A-Z_][A-Z0-9_]{0,99}$/.test(name)) return name
  throw new AssayError('bad-input', {
    what: 'The name of the environment variable is not right',
    mend: 'use capital letters, digits and underscores, such as OPENAI_API_KEY, and enter a key itself in its own field',
  })
}
