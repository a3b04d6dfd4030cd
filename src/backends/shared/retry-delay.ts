const baseMs = 500
const capMs = 30_000

/**
 * The wait before the next attempt, in milliseconds: exponential backoff with full jitter (M. Brooker, "Exponential
 * Backoff And Jitter", AWS Architecture Blog, 2015), on top of what the server asked for, which is honoured in full.
 * `retries` counts the attempts that already failed, less one; `random` is in [0, 1).
 */
export function retryDelayMs(retries: number, retryAfterMs: number | undefined, random: () => number): number {
  const jitter = random() * Math.min(capMs, baseMs * 2 ** retries)
  return (retryAfterMs ?? 0) + jitter
}
