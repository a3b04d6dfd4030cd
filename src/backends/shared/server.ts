import type { Clock } from './clock.ts'
import type { HostedApi } from './hosted-api.ts'
import type { RequestSinks } from './request-sinks.ts'

/** What all requests of one backend share. */
export interface Server<Client> {
  /** What people call the connection. */
  connection: string
  url: string
  api: Pick<HostedApi<Client, never>, 'headersFor' | 'readSentError' | 'notFoundHint'>
  sinks: RequestSinks
  /** Loads the client the first time. */
  getClient(): Promise<Client>
  clock: Clock
  /** How long it may send nothing, in milliseconds. */
  idleMs: number
  /** Aborted when the backend is closed. */
  closing: AbortSignal
}
