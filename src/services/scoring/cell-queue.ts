/** Works through cells, several at once and never twice at the same time. */
export interface CellQueue {
  add(id: number): void
  /** Resolves when nothing is under way, and nothing waits or the queue is stopped. */
  idle(): Promise<void>
  /** What waits and what is under way. */
  readonly size: number
}

/** `work` must not throw. A cell that is added while it is worked on is worked on once more afterwards. */
export function createCellQueue(input: {
  workers: number
  work: (id: number) => Promise<void>
  isStopped: () => boolean
}): CellQueue {
  const waiting = new Set<number>()
  const busy = new Set<number>()
  let wake: (() => void)[] = []

  function next(): number | undefined {
    for (const id of waiting) if (!busy.has(id)) return id
    return undefined
  }

  function fill() {
    while (busy.size < input.workers && !input.isStopped()) {
      const id = next()
      if (id === undefined) break
      waiting.delete(id)
      busy.add(id)
      void input.work(id).finally(() => {
        busy.delete(id)
        fill()
      })
    }
    if (busy.size > 0 || (waiting.size > 0 && !input.isStopped())) return
    for (const resolve of wake) resolve()
    wake = []
  }

  return {
    add(id) {
      waiting.add(id)
      fill()
    },
    idle() {
      return new Promise((resolve) => {
        wake.push(resolve)
        fill()
      })
    },
    get size() {
      return waiting.size + busy.size
    },
  }
}
