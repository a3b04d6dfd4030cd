import type { SequenceFacts, SequenceOptions } from './confidence-sequence.ts'

/** The central limit theorem, on which the sequence rests, needs some rows before it can be leant on. */
export const fewestAsymptoticRows = 40

/** Running sums of differences, from which the sequence is reckoned after any row. */
export interface DifferenceSums {
  rows: number
  mean: number
  /** Sum of the squared distances from the mean. */
  squares: number
}

/** Welford's update, in place. */
export function addDifference(sums: DifferenceSums, difference: number): void {
  sums.rows += 1
  const distance = difference - sums.mean
  sums.mean += distance / sums.rows
  sums.squares += distance * (difference - sums.mean)
}

/**
 * The mixture's variance that makes the sequence narrowest after `rows` rows: equation 11 of Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas, Time-uniform central limit theory and asymptotic confidence sequences (2021, arXiv 2103.06476).
 */
export function mixtureVariance(alpha: number, rows: number): number {
  const spread = -2 * Math.log(alpha)
  return (spread + Math.log(spread + 1)) / rows
}

/** ln of the normal mixture martingale against "the mean is `mean`"; 0 while the differences show no spread. */
export function logMixture({ rows, mean: observed, squares }: DifferenceSums, mean: number, variance: number): number {
  if (rows < 2 || squares <= 0) return 0
  const deviation = Math.sqrt(squares / (rows - 1))
  const sum = (rows * (observed - mean)) / deviation
  const scale = rows * variance + 1
  return (variance * sum * sum) / (2 * scale) - Math.log(scale) / 2
}

/**
 * The asymptotic confidence sequence of a mean of numbers without known bounds (theorem 2.2 of the same paper), taken
 * in the order they were seen. Its level is reached as the number of rows grows, not guaranteed at every number of them:
 * it begins after 40 rows, or `minimumRows` where that is more.
 */
export function asymptoticSequence(differences: ArrayLike<number>, options: SequenceOptions): SequenceFacts {
  const { level, minimumRows } = options
  const alpha = 1 - level
  const first = Math.max(minimumRows, fewestAsymptoticRows)
  const variance = mixtureVariance(alpha, 2 * first)
  const sums: DifferenceSums = { rows: 0, mean: 0, squares: 0 }
  let low = -Infinity
  let high = Infinity
  let evidence = 0
  let last: { low: number; high: number } | null = null
  for (let row = 0; row < differences.length; row += 1) {
    addDifference(sums, differences[row] as number)
    if (sums.rows < first || sums.squares <= 0) continue
    evidence = Math.max(evidence, logMixture(sums, 0, variance))
    const reach = reachOf(sums, alpha, variance)
    last = { low: sums.mean - reach, high: sums.mean + reach }
    low = Math.max(low, last.low)
    high = Math.min(high, last.high)
  }
  const interval = last && (low <= high ? { low, high, level } : { ...last, level })
  return { interval, pValue: Math.min(1, Math.exp(-evidence)) }
}

/** Half the width of the sequence. */
export function reachOf({ rows, squares }: DifferenceSums, alpha: number, variance: number): number {
  const scale = rows * variance + 1
  const deviation = Math.sqrt(squares / (rows - 1))
  return deviation * Math.sqrt(((2 * scale) / (rows * rows * variance)) * Math.log(Math.sqrt(scale) / alpha))
}
