import { normalQuantile } from './normal.ts'

export interface PowerOptions {
  /** Two-sided false alarm rate of the test; 0.05 unless told. */
  alpha?: number
  /** Chance of finding a difference of this size; 0.8 unless told. */
  power?: number
}

/**
 * Rows for a paired comparison of numbers to find a mean difference of this size, by the normal approximation
 * ((z + z) * deviation / difference)^2, rounded up. `deviation` is the standard deviation of the rows' differences.
 * Null where it cannot be said: no difference, or no spread to reckon with.
 */
export function rowsForMeanDifference(
  difference: number,
  deviation: number,
  options: PowerOptions = {},
): number | null {
  if (difference === 0 || !(deviation > 0)) return null
  const { zAlpha, zPower } = quantiles(options)
  return roundUp((((zAlpha + zPower) * deviation) / difference) ** 2)
}

/**
 * Rows for McNemar's test to find a difference of this size: Connor, Biometrics 43 (1987), 207-211, the unconditional
 * form of Miettinen (1968). `differing` is the share of rows on which the variants differ; `difference` the share won
 * minus the share lost. Null when the difference is zero. At least the rows with which the exact test can decide at all;
 * that test is a little stricter than the formula, so that simulated power is 75% to 80%.
 */
export function rowsForMcnemar(difference: number, differing: number, options: PowerOptions = {}): number | null {
  if (difference === 0 || differing === 0) return null
  const { zAlpha, zPower, alpha } = quantiles(options)
  const spread = Math.sqrt(Math.max(0, differing - difference * difference))
  const connor = ((zAlpha * Math.sqrt(differing) + zPower * spread) / difference) ** 2
  return Math.max(roundUp(connor), roundUp(fewestDecidingRows(1 - alpha) / differing))
}

/**
 * The fewest rows with which an exact sign, signed-rank or McNemar test can fall below 1 - level: all n rows on one
 * side have p = 2 / 2^n. 6 at the 95% level.
 */
export function fewestDecidingRows(level: number): number {
  return Math.floor(Math.log2(2 / (1 - level)) + 1e-9) + 1
}

function quantiles({ alpha = 0.05, power = 0.8 }: PowerOptions) {
  return { alpha, zAlpha: normalQuantile(1 - alpha / 2), zPower: normalQuantile(power) }
}

/** Up to a whole row, but not for rounding errors. */
function roundUp(rows: number): number {
  return Math.ceil(rows - 1e-9)
}
