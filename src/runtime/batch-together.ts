import type { CustomBatchingPrioritizationStrategy, PrioritizedBatchItem } from 'node-llama-cpp'

/** Makes the sequences of a context step together, and lets a newcomer in between two steps. */
export interface BatchTogether {
  /** For `createContext({ batching: { itemPrioritizationStrategy } })`. */
  strategy: CustomBatchingPrioritizationStrategy
  /** To be called before the steps of a sequence, which must ask for its next token without waiting for anything else. */
  enter(): Steps
  /** Does `work` that needs the context for itself, while those who step wait at `gate`. */
  between<Result>(work: () => Promise<Result>): Promise<Result>
  /** To be awaited before each step, when it is not undefined. */
  gate(): Promise<unknown> | undefined
}

/** The steps of one sequence. */
interface Steps {
  /** True once one of them was computed in a batch with another sequence's, which may change the last bits. */
  readonly isShared: boolean
  /** To be called when there are no more. */
  leave(): void
}

/** How often an incomplete batch is put off; each time lets the microtasks run that queue the missing items. */
const mostDelays = 48

/**
 * node-llama-cpp starts the next step as soon as one sequence has asked for it, so that S sequences run in turns of one
 * and S - 1. Answering its question "what shall be in this batch" with nothing, a bounded number of times, lets the
 * others ask too; the bound keeps one that is late from stopping the rest. While there is always somebody who asks, it
 * keeps the context's lock, which erasing a sequence's history needs: hence `between`.
 */
export function createBatchTogether(): BatchTogether {
  const newcomers = new Set<Promise<unknown>>()
  const active = new Set<{ isShared: boolean }>()
  let delays = 0

  return {
    strategy({ items, size }) {
      if (items.length < active.size && delays < mostDelays && newcomers.size === 0) {
        delays += 1
        return []
      }
      delays = 0
      const batch = fill(items, size)
      // Items do not say whose they are: one that was late for this batch is counted in as well.
      if (batch.length > 1) for (const entered of active) entered.isShared = true
      return batch
    },
    enter() {
      const entered = { isShared: false }
      active.add(entered)
      return {
        get isShared() {
          return entered.isShared
        },
        leave: () => void active.delete(entered),
      }
    },
    async between(work) {
      const done = work()
      const settled = done.then(
        () => undefined,
        () => undefined,
      )
      newcomers.add(settled)
      try {
        return await done
      } finally {
        newcomers.delete(settled)
      }
    },
    gate() {
      return newcomers.size === 0 ? undefined : Promise.all(newcomers)
    },
  }
}

/** Everything that fits, in order; what is left over waits for the next step. */
function fill(
  items: Parameters<CustomBatchingPrioritizationStrategy>[0]['items'],
  size: number,
): PrioritizedBatchItem[] {
  let left = size
  const batch: PrioritizedBatchItem[] = []
  for (const item of items) {
    const processAmount = Math.min(item.tokens.length, left)
    if (processAmount === 0) break
    batch.push({ item, processAmount })
    left -= processAmount
  }
  return batch
}
