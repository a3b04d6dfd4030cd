const minuteMs = 60_000

/** What may be spent in any minute: requests, or tokens. */
export interface MinuteBudget {
  /** Milliseconds until `amount` may be spent; 0 for now. */
  waitMs(amount: number, nowMs: number): number
  spend(amount: number, nowMs: number): void
  /** Puts right what was spent on a guess. */
  correct(by: number): void
}

/**
 * A bucket that fills evenly and holds ten seconds' worth, so that no burst passes what servers that count over shorter
 * spans than a minute allow. More than it holds at once is let through when it is full. Without a limit nothing waits.
 */
export function createMinuteBudget(perMinute: number | undefined): MinuteBudget {
  if (perMinute === undefined) return { waitMs: () => 0, spend: () => undefined, correct: () => undefined }
  const perMs = perMinute / minuteMs
  const holds = Math.max(1, perMinute / 6)
  let left = holds
  let filledMs = Number.NEGATIVE_INFINITY

  function fill(nowMs: number) {
    if (nowMs > filledMs) left = Math.min(holds, left + (nowMs - filledMs) * perMs)
    filledMs = Math.max(filledMs, nowMs)
  }

  return {
    waitMs(amount, nowMs) {
      fill(nowMs)
      return Math.max(0, Math.ceil((Math.min(amount, holds) - left) / perMs))
    },
    spend(amount, nowMs) {
      fill(nowMs)
      left -= amount
    },
    correct(by) {
      left = Math.min(holds, left - by)
    },
  }
}
