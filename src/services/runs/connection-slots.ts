/** A run's share in a connection. */
export interface Slots {
  /** Resolves with true when a request may be sent, in the order of asking; with false when the signal is aborted first. */
  take(signal: AbortSignal): Promise<boolean>
  /** Ends what `take` allowed. */
  give(): void
  /** Counts the run out. */
  leave(): void
}

export interface ConnectionSlots {
  /** Counts a run in that would make `limit` requests at once if it were alone. */
  join(connectionId: string, limit: number): Slots
}

interface Connection {
  limits: number[]
  taken: number
  waiting: Set<() => void>
}

/**
 * Bounds the requests at once to each connection, however many runs share it: together they make as many as the one that
 * may make most.
 */
export function createConnectionSlots(): ConnectionSlots {
  const connections = new Map<string, Connection>()

  return {
    join(connectionId, limit) {
      const connection = connections.get(connectionId) ?? { limits: [], taken: 0, waiting: new Set() }
      connections.set(connectionId, connection)
      connection.limits.push(limit)
      handOut(connection)
      return {
        take: (signal) => take(connection, signal),
        give() {
          connection.taken -= 1
          handOut(connection)
        },
        leave() {
          connection.limits.splice(connection.limits.indexOf(limit), 1)
          if (connection.limits.length === 0) connections.delete(connectionId)
        },
      }
    },
  }
}

function take(connection: Connection, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isTaken: boolean) => {
      signal.removeEventListener('abort', abort)
      connection.waiting.delete(proceed)
      resolve(isTaken)
    }
    const abort = () => settle(false)
    const proceed = () => settle(true)
    if (signal.aborted) return resolve(false)
    signal.addEventListener('abort', abort)
    connection.waiting.add(proceed)
    handOut(connection)
  })
}

function handOut(connection: Connection) {
  for (const proceed of connection.waiting) {
    if (connection.taken >= Math.max(...connection.limits)) return
    connection.taken += 1
    proceed()
  }
}
