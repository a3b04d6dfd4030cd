import type { Aggregate, AggregateResult, AggregateSample } from './aggregate.ts'
import { resampledInterval, sumOf, type ResampleOptions } from './resampled-interval.ts'

/** An aggregate of samples with its interval by resampling rows. Throws `bad-input`. */
export function aggregateSamples<Options>(
  aggregate: Aggregate<Options>,
  samples: readonly AggregateSample[],
  options: Options,
  resampling: ResampleOptions,
): AggregateResult {
  const tabulation = aggregate.tabulate(samples, options)
  const sums = sumOf(tabulation.rows, tabulation.size)
  const interval = resampledInterval(tabulation, resampling)
  return {
    value: tabulation.valueOf(sums),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    level: resampling.level ?? 0.95,
    rows: tabulation.rows.length,
    signature: tabulation.signature,
    details: tabulation.detailsOf(sums),
  }
}
