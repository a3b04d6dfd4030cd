/** Keeps what is spent under a cap, requests in flight counted at the most they can cost. */
export interface SpendingLimit {
  /** What the cap is called, and what to do when it is reached. */
  readonly words: { what: string; mend: string }
  readonly capUsd: number
  /** What is known to be spent. */
  readonly spentUsd: number
  /**
   * Resolves with true when a request that costs at most `worstUsd` may be sent; with false when it would pass the cap
   * whatever becomes of the requests in flight, or when the signal is aborted.
   */
  take(worstUsd: number, signal: AbortSignal): Promise<boolean>
  /** Ends what `take` allowed: `actualUsd` is what it cost, or null when that is not known, which counts as the most. */
  settle(worstUsd: number, actualUsd: number | null): void
}

/** `spentUsd` is what was spent before; `words` are for the sentence that says that the cap is reached. */
export function createSpendingLimit(input: {
  getCapUsd: () => number
  spentUsd: number
  words: SpendingLimit['words']
}): SpendingLimit {
  const { getCapUsd, spentUsd, words } = input
  let spent = spentUsd
  let reserved = 0
  const waiting = new Set<() => void>()

  /** Undefined when it hangs on requests in flight. */
  function decide(worstUsd: number): boolean | undefined {
    if (spent + worstUsd > getCapUsd()) return false
    return spent + reserved + worstUsd <= getCapUsd() ? true : undefined
  }

  return {
    words,
    get capUsd() {
      return getCapUsd()
    },
    get spentUsd() {
      return spent
    },
    take(worstUsd, signal) {
      return new Promise((resolve) => {
        const end = (isTaken: boolean) => {
          waiting.delete(tryAgain)
          signal.removeEventListener('abort', giveUp)
          if (isTaken) reserved += worstUsd
          resolve(isTaken)
        }
        const giveUp = () => end(false)
        const tryAgain = () => {
          const decision = decide(worstUsd)
          if (decision !== undefined) end(decision)
        }
        if (signal.aborted) return resolve(false)
        waiting.add(tryAgain)
        signal.addEventListener('abort', giveUp)
        tryAgain()
      })
    },
    settle(worstUsd, actualUsd) {
      reserved = Math.max(0, reserved - worstUsd)
      spent += actualUsd ?? worstUsd
      for (const tryAgain of waiting) tryAgain()
    },
  }
}
