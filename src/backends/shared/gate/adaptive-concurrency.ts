/** How many requests at once a server takes, learnt from its answers. */
export interface AdaptiveConcurrency {
  /** At least 1. */
  readonly limit: number
  /** To be called when a request is sent; its result names the time for `limited`. */
  begin(): number
  answered(): void
  /** The server refused a request that was begun at that time, because there were too many: `inFlight`, with it. */
  limited(begun: number, inFlight: number): void
}

/**
 * Additive increase, multiplicative decrease (Chiu and Jain, 1989): each round of answers allows one request more, up to
 * `most`; a refusal halves what is allowed. Refusals of requests that were sent before the last halving tell nothing new.
 */
export function createAdaptiveConcurrency(most: number): AdaptiveConcurrency {
  let allowed = most
  let sent = 0
  let lastHalving = 0
  return {
    get limit() {
      return Math.max(1, Math.floor(allowed))
    },
    begin() {
      sent += 1
      return sent
    },
    answered() {
      allowed = Math.min(most, allowed + 1 / allowed)
    },
    limited(begun, inFlight) {
      if (begun <= lastHalving) return
      lastHalving = sent
      allowed = Math.max(1, Math.min(allowed, inFlight) / 2)
    },
  }
}
