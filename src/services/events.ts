import type { WorkspaceEvent } from '../contract/contract.ts'

export interface EventHub {
  publish(event: WorkspaceEvent): void
  /** Every event from this call on, until the signal is aborted, the reader stops or the hub is closed. */
  subscribe(signal?: AbortSignal): AsyncIteratorObject<WorkspaceEvent, undefined, void>
  /** Ends every subscription. */
  close(): void
}

/**
 * Tells every listener what changed. What a listener has not read yet is kept once a subject: of the progress of one
 * run, and of the changes of one kind, only the newest waits, so that a slow listener costs memory by the number of
 * subjects and not by the number of events.
 */
export function createEventHub(): EventHub {
  const listeners = new Set<Listener>()

  return {
    publish(event) {
      for (const listener of listeners) listener.push(event)
    },
    subscribe(signal) {
      const listener = createListener()
      listeners.add(listener)
      const end = () => {
        listener.end()
        listeners.delete(listener)
        signal?.removeEventListener('abort', end)
      }
      signal?.addEventListener('abort', end, { once: true })
      if (signal?.aborted) end()
      // Not a generator, which would begin to listen only when it is first read.
      return {
        async next() {
          const event = await listener.next()
          return event ? { done: false, value: event } : { done: true, value: undefined }
        },
        async return() {
          end()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]() {
          return this
        },
        async [Symbol.asyncDispose]() {
          end()
        },
      }
    },
    close() {
      for (const listener of listeners) listener.end()
    },
  }
}

interface Listener {
  push(event: WorkspaceEvent): void
  /** The oldest unread event; undefined after the end. */
  next(): Promise<WorkspaceEvent | undefined>
  end(): void
}

function createListener(): Listener {
  const unread = new Map<string, WorkspaceEvent>()
  let isEnded = false
  let wake: () => void = () => undefined

  return {
    push(event) {
      unread.set(subjectOf(event), event)
      wake()
    },
    async next() {
      while (unread.size === 0 && !isEnded) await new Promise<void>((resolve) => (wake = resolve))
      const [first] = unread
      if (!first) return undefined
      unread.delete(first[0])
      return first[1]
    },
    end() {
      isEnded = true
      wake()
    },
  }
}

function subjectOf(event: WorkspaceEvent): string {
  return event.type === 'run-progress' ? `run ${event.progress.runId}` : event.what
}
