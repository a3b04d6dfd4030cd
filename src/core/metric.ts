import type { z } from 'zod'
import type { FinishReason, Message, Timing, Usage } from './backend.ts'

/** Figures behind a score, for who looks closer: precisions, what each judge said. Plain data, small. */
export type ScoreDetails = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number | null)[]>
>

/** The result of scoring one cell: a value, or the reason there is none. Never mixed with an aggregate. */
export type Score = ({ value: number; reason?: string } | { value: null; reason: string }) & {
  details?: ScoreDetails
}

/** Another variant's answer to the same row and repeat. */
export interface Rival {
  variant: number
  answer: string
}

/** What a metric sees of a cell. `answer` is the output after the variant's extractor. Undefined is unknown, never zero. */
export interface Sample {
  answer: string
  /** The whole output, before extraction. */
  output: string
  expected?: string
  /** Every text that is right, `expected` the first of them, where there are several. */
  references?: readonly string[]
  /** The row's variables. */
  variables: Readonly<Record<string, unknown>>
  /** The messages that it answers; known to metrics that ask models. */
  messages?: readonly Message[]
  usage?: Usage
  /** Left out for an answer from the cache: its timing is no measurement of now. */
  timing?: Partial<Timing>
  costUsd?: number
  finishReason?: FinishReason
  /** The variant that answered, counted from 0. */
  variant?: number
  /** For metrics that compare variants. */
  rivals?: readonly Rival[]
  /** Scores of the same cell by the name of their metric, for metrics that are made of others. */
  scores?: ReadonlyMap<string, Score>
}

/** What a person needs to know of a metric before choosing it, and what a comparison needs to read its values. */
export interface MetricDescription<Options> {
  readonly id: string
  readonly title: string
  /** One line a person reads before choosing it. */
  readonly description: string
  /** How to compare it: `pass-fail` values are 0 or 1 (McNemar), `number` is anything else (Wilcoxon). */
  readonly scale: 'pass-fail' | 'number'
  /** True for times, costs and the like. */
  readonly lowerIsBetter?: boolean
  /**
   * The worst value of a `number` metric that has one; it is the value of an answer that the extractor did not find,
   * which is unscored otherwise. For `pass-fail` it is always 0.
   */
  readonly worst?: number
  /** True for a metric that judges the whole output, so that it does not matter whether the extractor found an answer. */
  readonly readsOutput?: boolean
  /** True for a metric that is made of the other scores of its cell, and so comes after them. */
  readonly readsScores?: boolean
  /** True for a metric that is told every reference; for others the best score over the references counts. */
  readonly readsReferences?: boolean
  readonly options: z.ZodType<Options>
}

/** A per-cell metric. `score` is pure. */
export interface Metric<Options> extends MetricDescription<Options> {
  score(sample: Sample, options: Options): Score
}

export function scored(value: number, reason?: string, details?: ScoreDetails): Score {
  return { value, ...(reason !== undefined && { reason }), ...(details !== undefined && { details }) }
}

export function unscored(reason: string, details?: ScoreDetails): Score {
  return { value: null, reason, ...(details !== undefined && { details }) }
}
