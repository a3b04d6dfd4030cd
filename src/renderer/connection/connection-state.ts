import type { ClientContext, ClientLink } from '@orpc/client'
import { createValueStore, useStoredValue } from './value-store.ts'

export type Link = ClientLink<ClientContext>

/** Whether the window can talk to the workbench; `failures` counts attempts in a row that did not connect. */
export interface ConnectionState {
  status: 'connecting' | 'open' | 'reconnecting'
  failures: number
}

export const connectionState = createValueStore<ConnectionState>({ status: 'connecting', failures: 0 })

/** The link in use; null while there is none. */
export const currentLink = createValueStore<Link | null>(null)

export function useConnectionState(): ConnectionState {
  return useStoredValue(connectionState)
}
