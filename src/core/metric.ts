import type { z } from 'zod'

/** The result of scoring one cell: a value, or the reason there is none. Never mixed with an aggregate. */
export type Score = { value: number; reason?: string } | { value: null; reason: string }

/** What a metric sees of a cell. `answer` is the output after the variant's extractor. */
export interface Sample {
  answer: string
  /** The whole output, before extraction. */
  output: string
  expected?: string
  /** The row's variables. */
  variables: Readonly<Record<string, unknown>>
}

/**
 * A per-cell metric. `score` is pure. `scale` says how to compare it: `pass-fail` values are 0 or 1 and shown as
 * points of a percentage (McNemar), `number` is anything else (Wilcoxon).
 */
export interface Metric<Options> {
  readonly id: string
  readonly title: string
  /** One line a person reads before choosing it. */
  readonly description: string
  readonly scale: 'pass-fail' | 'number'
  /**
   * The worst value of a `number` metric that has one; it is the value of an answer that the extractor did not find,
   * which is unscored otherwise. For `pass-fail` it is always 0.
   */
  readonly worst?: number
  /** True for a metric that judges the whole output, so that it does not matter whether the extractor found an answer. */
  readonly readsOutput?: boolean
  readonly options: z.ZodType<Options>
  score(sample: Sample, options: Options): Score
}

export function scored(value: number, reason?: string): Score {
  return reason === undefined ? { value } : { value, reason }
}

export function unscored(reason: string): Score {
  return { value: null, reason }
}
