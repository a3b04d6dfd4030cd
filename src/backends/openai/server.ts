import type { Client } from './create-client.ts'
import type { Clock } from './clock.ts'

/** What all requests of one backend share. */
export interface Server {
  /** What people call the connection. */
  connection: string
  url: string
  /** Loads the client the first time. */
  getClient(): Promise<Client>
  clock: Clock
  /** How long it may send nothing, in milliseconds. */
  idleMs: number
  /** Aborted when the backend is closed. */
  closing: AbortSignal
}
