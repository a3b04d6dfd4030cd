/** After so many failures in a row without an answer between them, a server counts as down. */
const fewestFailures = 8
const firstPauseMs = 1000
const longestPauseMs = 16_000
/** Probes that fail before it is given up. */
const mostProbes = 6

/** Watches whether a server is there at all. */
export interface CircuitBreaker {
  /** True while it counts as down: one request at a time is sent, to see. */
  readonly isOpen: boolean
  /** When the next probe may be sent, by the clock that `failed` was told. */
  readonly probeAtMs: number
  answered(): void
  /** The server could not be reached, or failed itself. Returns true when it is to be given up. */
  failed(nowMs: number): boolean
}

/**
 * A circuit breaker (Nygard, Release It!, 2007): a server that failed `fewestFailures` times in a row, or as often as
 * requests go at once, is left alone for a second, then two, up to 16, with one request to probe it after each. It is given
 * up after six probes; the next request is then a probe again.
 */
export function createCircuitBreaker(concurrency: number): CircuitBreaker {
  const threshold = Math.max(fewestFailures, concurrency)
  let failures = 0
  let probes = 0
  let probeAtMs = 0
  return {
    get isOpen() {
      return failures >= threshold
    },
    get probeAtMs() {
      return probeAtMs
    },
    answered() {
      failures = 0
      probes = 0
    },
    failed(nowMs) {
      failures += 1
      if (failures < threshold) return false
      // Failures of requests that were on their way when it opened are not probes.
      if (nowMs < probeAtMs) return false
      if (probes === mostProbes) {
        probes = 0
        probeAtMs = nowMs
        return true
      }
      probeAtMs = nowMs + Math.min(longestPauseMs, firstPauseMs * 2 ** probes)
      probes += 1
      return false
    },
  }
}
