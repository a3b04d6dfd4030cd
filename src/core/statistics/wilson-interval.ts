import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'

/**
 * Wilson's score interval of a proportion, without continuity correction (Wilson 1927; method 3 of Newcombe,
 * Statistics in Medicine 17, 1998). It never leaves 0 .. 1 and is honest at 0 and n successes; 0 trials give 0 .. 1.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval {
  if (trials === 0) return { low: 0, high: 1, level }
  const z = normalQuantile((1 + level) / 2)
  const share = successes / trials
  const centre = share + (z * z) / (2 * trials)
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + reach) / scale),
    level,
  }
}
