import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'

/**
 * Tango's score interval of the difference (share that wins minus share that loses) between two paired proportions:
 * the differences that McNemar's score test would not reject. Honest where resampling is not: with few rows or few
 * rows that differ; no differing row in n gives plus or minus z^2 / (n + z^2). Tango, Statistics in Medicine 17
 * (1998), 891-908. `rows` is at least 1; the bounds lie in -1 .. 1.
 */
export function tangoInterval(wins: number, losses: number, rows: number, level = 0.95): Interval {
  const z = normalQuantile((1 + level) / 2)
  const observed = (wins - losses) / rows
  return {
    low: observed === -1 ? -1 : bisect(-1, observed, (difference) => score(difference) > z),
    high: observed === 1 ? 1 : bisect(1, observed, (difference) => score(difference) < -z),
    level,
  }

  /** The score statistic of the hypothesis that the true difference is `difference`; it falls as that grows. */
  function score(difference: number): number {
    // The most likely share of losing rows under the hypothesis is the larger root of a q^2 + b q + c.
    const a = 2 * rows
    const b = -wins - losses + (2 * rows - wins + losses) * difference
    const c = -losses * difference * (1 - difference)
    const losing = Math.max(0, (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a))
    const variance = rows * (2 * losing + difference * (1 - difference))
    const distance = wins - losses - rows * difference
    return distance === 0 ? 0 : distance / Math.sqrt(Math.max(variance, Number.MIN_VALUE))
  }
}

/** The border between `outside`, where the condition holds, and `inside`, where it does not. */
function bisect(outside: number, inside: number, holds: (value: number) => boolean): number {
  let rejected = outside
  let kept = inside
  for (let step = 0; step < 60; step += 1) {
    const middle = (rejected + kept) / 2
    if (holds(middle)) rejected = middle
    else kept = middle
  }
  return (rejected + kept) / 2
}
