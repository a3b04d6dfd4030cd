import { bootstrapMeanInterval, type BootstrapOptions } from './bootstrap.ts'
import type { Interval } from './interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

export interface MeanIntervalInput extends BootstrapOptions {
  scale: 'pass-fail' | 'number'
  /** One value a row: a row's repeats are averaged first. */
  values: readonly number[]
}

/**
 * The interval of one variant's mean: Wilson for rows that pass or fail as a whole, else the BCa bootstrap over rows.
 * Rows that all have the same share of passing repeats also get Wilson's, since resampling would show no spread; that
 * is on the careful side. Null where there is nothing to reckon from: no values, or a single number.
 */
export function meanInterval({ scale, values, ...options }: MeanIntervalInput): Interval | null {
  if (values.length === 0) return null
  const isWhole = values.every((value) => value === 0 || value === 1)
  const isConstant = values.every((value) => value === values[0])
  if (scale === 'pass-fail' && (isWhole || isConstant)) {
    const passed = values.reduce((sum, value) => sum + value, 0)
    return wilsonInterval(passed, values.length, options.level)
  }
  return bootstrapMeanInterval(values, options)
}
