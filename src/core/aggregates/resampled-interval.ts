import type { Interval } from '../statistics/interval.ts'
import { normalCdf, normalQuantile } from '../statistics/normal.ts'
import { createRandom } from '../statistics/random.ts'
import { quantileOfSorted } from '../statistics/summary.ts'
import type { RowCounts, Tabulation } from './aggregate.ts'

export interface ResampleOptions {
  seed: number
  /** 1,000 unless told, as in sacreBLEU and rouge_score. */
  resamples?: number
  /** 0.95 unless told. */
  level?: number
}

/**
 * The BCa bootstrap interval of an aggregate, resampling rows (Efron and Tibshirani 1993, section 14.3): bias from the
 * share of resamples below the observed value, ties counting half; acceleration from the jackknife. Null for fewer than
 * two rows, and where the aggregate is not defined on them.
 */
export function resampledInterval(
  { rows, size, valueOf }: Pick<Tabulation, 'rows' | 'size' | 'valueOf'>,
  { seed, resamples = 1000, level = 0.95 }: ResampleOptions,
): Interval | null {
  const total = sumOf(rows, size)
  const observed = valueOf(total)
  if (observed === null || rows.length < 2) return null
  const values = drawValues(rows, size, valueOf, resamples, seed)
  if (values.length < resamples / 2) return null
  const below = values.reduce((count, value) => count + (value < observed ? 1 : value === observed ? 0.5 : 0), 0)
  const share = Math.min(Math.max(below / values.length, 0.5 / values.length), 1 - 0.5 / values.length)
  const bias = normalQuantile(share)
  const acceleration = accelerationOf(rows, total, valueOf)
  values.sort()
  const bound = (tail: number): number => {
    const z = bias + normalQuantile(tail)
    const denominator = 1 - acceleration * z
    return quantileOfSorted(values, denominator > 0 ? normalCdf(bias + z / denominator) : Number(tail > 0.5))
  }
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2), level }
}

/** What all rows add up to. */
export function sumOf(rows: readonly RowCounts[], size: number): Float64Array {
  const sums = new Float64Array(size)
  for (const row of rows) add(sums, row, 1)
  return sums
}

function drawValues(
  rows: readonly RowCounts[],
  size: number,
  valueOf: Tabulation['valueOf'],
  resamples: number,
  seed: number,
): Float64Array {
  const random = createRandom(seed)
  const sums = new Float64Array(size)
  const values: number[] = []
  for (let resample = 0; resample < resamples; resample += 1) {
    sums.fill(0)
    for (let draw = 0; draw < rows.length; draw += 1) add(sums, rows[random.integer(rows.length)] as RowCounts, 1)
    const value = valueOf(sums)
    if (value !== null) values.push(value)
  }
  return Float64Array.from(values)
}

function accelerationOf(rows: readonly RowCounts[], total: Float64Array, valueOf: Tabulation['valueOf']): number {
  const left = Float64Array.from(total)
  const values: number[] = []
  for (const row of rows) {
    add(left, row, -1)
    const value = valueOf(left)
    if (value !== null) values.push(value)
    add(left, row, 1)
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let squares = 0
  let cubes = 0
  for (const value of values) {
    squares += (mean - value) ** 2
    cubes += (mean - value) ** 3
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}

function add(sums: Float64Array, { indices, values }: RowCounts, sign: 1 | -1): void {
  for (let index = 0; index < indices.length; index += 1) {
    const at = indices[index] as number
    sums[at] = (sums[at] as number) + sign * (values[index] as number)
  }
}
