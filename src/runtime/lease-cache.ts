import { AssayError } from '../core/errors.ts'

/** Something loaded, on loan; what is on loan is not disposed of. */
interface Lease<Value> {
  value: Value
  /** Milliseconds that this loan waited for loading; undefined when the value was there. */
  loadMs: number | undefined
  release(): void
}

export interface LeaseCache<Item, Value> {
  /** Throws what loading throws, and `cancelled` on the signal (loading then goes on for the next one). */
  acquire(item: Item, signal: AbortSignal): Promise<Lease<Value>>
  /** Disposes of what nobody uses and `matches` says yes to. */
  evict(matches: (item: Item) => boolean): Promise<void>
}

export interface LeaseCacheOptions<Item, Value> {
  /** Values that are kept at the same time. */
  size: number
  keyOf: (item: Item) => string
  load: (item: Item) => Promise<Value>
  dispose: (value: Value, item: Item) => Promise<void>
  /** Milliseconds by a monotonic clock. */
  now?: () => number
}

interface Entry<Item, Value> {
  item: Item
  value: Promise<Value>
  isLoading: boolean
  users: number
  lastUsed: number
}

/** How long requests for loaded values may overtake one that waits for a place, in milliseconds. */
const patienceMs = 5_000

/**
 * Keeps the values used last. A request for another waits until one of them is not in use; while it waits, requests for
 * loaded values go first, which saves loading to and fro, but not for longer than its patience.
 */
export function createLeaseCache<Item, Value>(options: LeaseCacheOptions<Item, Value>): LeaseCache<Item, Value> {
  const { size, keyOf, load, dispose, now = () => performance.now() } = options
  const entries = new Map<string, Entry<Item, Value>>()
  const waiting: { item: Item; since: number; grant: (entry: Entry<Item, Value>) => void }[] = []
  let disposing: Promise<unknown> = Promise.resolve()

  function drop(key: string, entry: Entry<Item, Value>): void {
    entries.delete(key)
    disposing = Promise.all([disposing, entry.value.then((value) => dispose(value, entry.item)).catch(() => undefined)])
  }

  function create(item: Item, key: string): Entry<Item, Value> {
    // What was dropped gives its memory back before the next one needs it.
    const value = disposing.then(() => load(item))
    const entry: Entry<Item, Value> = { item, value, isLoading: true, users: 0, lastUsed: now() }
    entries.set(key, entry)
    value.then(
      () => {
        entry.isLoading = false
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key)
        pump()
      },
    )
    return entry
  }

  function makeRoom(): boolean {
    if (entries.size < size) return true
    const idle = [...entries].filter(([, { users, isLoading }]) => users === 0 && !isLoading)
    const oldest = idle.sort(([, a], [, b]) => a.lastUsed - b.lastUsed)[0]
    if (oldest === undefined) return false
    drop(...oldest)
    return true
  }

  function pump(): void {
    for (const waiter of waiting.slice()) {
      const key = keyOf(waiter.item)
      const entry = entries.get(key) ?? (makeRoom() ? create(waiter.item, key) : undefined)
      if (entry !== undefined) {
        waiting.splice(waiting.indexOf(waiter), 1)
        waiter.grant(entry)
      } else if (now() - waiter.since > patienceMs) {
        return
      }
    }
  }

  function take(entry: Entry<Item, Value>): () => void {
    entry.users += 1
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      entry.users -= 1
      entry.lastUsed = now()
      pump()
    }
  }

  return {
    async acquire(item, signal) {
      if (signal.aborted) throw new AssayError('cancelled', { what: 'The request' })
      const cancelled = aborted(signal)
      let release: (() => void) | undefined
      try {
        const granted = new Promise<Entry<Item, Value>>((resolve) => {
          const waiter = {
            item,
            since: now(),
            grant: (entry: Entry<Item, Value>) => {
              release = take(entry)
              resolve(entry)
            },
          }
          waiting.push(waiter)
          cancelled.onAbort(() => {
            if (waiting.includes(waiter)) waiting.splice(waiting.indexOf(waiter), 1)
          })
        })
        pump()
        const entry = await Promise.race([granted, cancelled.promise])
        const start = now()
        const { isLoading } = entry
        const value = await Promise.race([entry.value, cancelled.promise])
        return { value, loadMs: isLoading ? now() - start : undefined, release: release ?? (() => undefined) }
      } catch (error) {
        release?.()
        throw error
      } finally {
        cancelled.forget()
      }
    },

    async evict(matches) {
      for (const [key, entry] of entries) {
        if (entry.users === 0 && !entry.isLoading && matches(entry.item)) drop(key, entry)
      }
      await disposing
    },
  }
}

/** A promise that is rejected on the signal, with a way to stop listening. */
function aborted(signal: AbortSignal) {
  let stop: () => void = () => undefined
  let onAbort: () => void = () => undefined
  const promise = new Promise<never>((_, reject) => {
    const listener = () => {
      onAbort()
      reject(new AssayError('cancelled', { what: 'The request' }))
    }
    signal.addEventListener('abort', listener, { once: true })
    stop = () => signal.removeEventListener('abort', listener)
  })
  promise.catch(() => undefined)
  return { promise, forget: stop, onAbort: (action: () => void) => (onAbort = action) }
}
