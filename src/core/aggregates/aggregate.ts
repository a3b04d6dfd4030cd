import type { z } from 'zod'
import type { ScoreDetails } from '../metric.ts'

/** One answer with the texts that are right. */
export interface AggregateSample {
  answer: string
  references: readonly string[]
}

/** What one row adds to the sums that an aggregate is computed from: values at indices. */
export interface RowCounts {
  indices: readonly number[]
  values: readonly number[]
}

/** Rows as counts whose sums determine the aggregate, so that it can be resampled without a look at the texts. */
export interface Tabulation {
  rows: readonly RowCounts[]
  /** Length of the sums. */
  size: number
  /** Null where it is not defined, as for no rows. */
  valueOf(sums: Float64Array): number | null
  detailsOf(sums: Float64Array): AggregateDetails
  /** Says how it was computed, in the words of the reference implementation where there is one. */
  signature: string
}

export type AggregateDetails = ScoreDetails | ConfusionDetails

/** Rows are the expected labels, columns the answers, both in the order of `labels`. */
interface ConfusionDetails {
  labels: readonly string[]
  matrix: readonly (readonly number[])[]
  [figure: string]: unknown
}

/** A figure over all samples of a variant, which is no mean of per-cell scores. */
export interface Aggregate<Options> {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly options: z.ZodType<Options>
  /** Counts the samples; every one of them has at least one reference. Throws `bad-input` for what cannot be counted. */
  tabulate(samples: readonly AggregateSample[], options: Options): Tabulation
}

/** An aggregate's value with its interval. */
export interface AggregateResult {
  value: number | null
  /** Null where there are too few rows, or resampling shows no spread to speak of. */
  low: number | null
  high: number | null
  level: number
  rows: number
  signature: string
  details: AggregateDetails
}
