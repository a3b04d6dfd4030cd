import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { WorkspaceEvent } from '../../contract/contract.ts'
import { client } from './client.ts'
import { useConnectionState } from './connection-state.ts'
import { errorSentence } from './error-sentence.ts'
import { forgetRunProgress, recordRunProgress } from './run-progress-store.ts'

/**
 * The window's one live subscription: while connected, it follows the workspace's events, throws away what has
 * changed, and keeps the progress of runs. On every new connection all data is asked for again.
 */
export function useWorkspaceEvents(): void {
  const queryClient = useQueryClient()
  const { status } = useConnectionState()
  useEffect(() => {
    if (status !== 'open') return
    const stop = new AbortController()
    forgetRunProgress()
    void queryClient.invalidateQueries()
    void follow(queryClient, stop.signal)
    return () => stop.abort()
  }, [status, queryClient])
}

async function follow(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const events = await client.events({}, { signal })
      for await (const event of events) apply(queryClient, event)
    } catch (error) {
      if (!signal.aborted) console.warn(errorSentence(error))
    }
    // A stream that ends while the connection stands is asked for again, without hurry.
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

function apply(queryClient: QueryClient, event: WorkspaceEvent): void {
  if (event.type === 'run-progress') {
    recordRunProgress(event.progress)
    return
  }
  void queryClient.invalidateQueries({ queryKey: [event.what] })
}
