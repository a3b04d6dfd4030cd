import type { Score } from '../metric.ts'
import { isModelMetric } from '../model-metric.ts'
import { AssayError } from '../errors.ts'
import { metrics, parseMetricSpec, type AnyMetric } from '../metrics/index.ts'
import { scoreSample } from '../metrics/score-answer.ts'
import { bootstrapMeanInterval } from '../statistics/bootstrap.ts'
import { mean } from '../statistics/summary.ts'
import type { AggregateDetails } from './aggregate.ts'
import { aggregateSamples } from './aggregate-samples.ts'
import { aggregates, findAggregate, parseAggregateOptions, unknownScore } from './index.ts'
import type { ReadSample } from './read-samples.ts'

/** One of the metrics or aggregates, and its options. */
export interface ScoreRequest {
  metric: string
  options?: unknown
  /** Of the resampling; 1 unless told. */
  seed?: number
}

export interface SampleScore {
  line: number
  score: Score
}

/** A figure over all samples. */
export interface SamplesAggregate {
  metric: string
  value: number | null
  low: number | null
  high: number | null
  level: number
  /** Samples that counted, and those that could not. */
  rows: number
  unscored: number
  signature: string
  details: AggregateDetails
}

/** Runs a metric that needs more than a pure function; undefined where there is nothing to run it with. */
export type ScoreWithTools = (
  metric: Extract<AnyMetric, { needs: unknown }>,
  sample: Parameters<typeof scoreSample>[1],
  options: unknown,
) => Promise<Score>

/**
 * Scores each sample with a metric, or, for an aggregate without a metric of its own (accuracy, F1 ...), with whether
 * the answer is an expected one. Throws `bad-input` for an unknown metric or wrong options.
 */
export async function scoreSamples(
  request: ScoreRequest,
  samples: readonly ReadSample[],
  scoreWithTools?: ScoreWithTools,
): Promise<SampleScore[]> {
  const { metric, options } = findScorer(request)
  const scores: SampleScore[] = []
  for (const sample of samples) {
    const { line, output, references, variables } = sample
    const [expected] = references
    const input = { answer: output, output, variables, references, ...(expected !== undefined && { expected }) }
    if (!isModelMetric(metric)) scores.push({ line, score: scoreSample(metric, input, options) })
    else if (scoreWithTools) scores.push({ line, score: await scoreWithTools(metric, input, options) })
    else throw needsWorkspace(request.metric)
  }
  return scores
}

/**
 * The aggregate over samples: of a corpus where the metric has one (BLEU, chrF), the figure itself for accuracy and its
 * like, else the mean of the scores; with a 95% BCa interval by resampling rows. Throws `bad-input`.
 */
export function aggregateScores(
  request: ScoreRequest,
  samples: readonly ReadSample[],
  scores: readonly SampleScore[],
): SamplesAggregate {
  const { metric: id, options, seed = 1 } = request
  const aggregate = findAggregate(id)
  if (aggregate) {
    const usable = samples.filter(({ references }) => references.length > 0)
    const counted = usable.map(({ output, references }) => ({ answer: output, references }))
    const result = aggregateSamples(aggregate, counted, parseAggregateOptions(aggregate, options), { seed })
    return { metric: id, ...result, unscored: samples.length - usable.length }
  }
  const values = scores.flatMap(({ score }) => (score.value === null ? [] : [score.value]))
  const interval = bootstrapMeanInterval(values, { seed, resamples: 1000 })
  return {
    metric: id,
    value: mean(values),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    level: interval?.level ?? 0.95,
    rows: values.length,
    unscored: scores.length - values.length,
    signature: `mean of ${id} over rows`,
    details: {},
  }
}

function findScorer({ metric: id, options }: ScoreRequest): { metric: AnyMetric; options: unknown } {
  if (metrics.some((metric) => metric.id === id))
    return parseMetricSpec({ id, ...(options !== undefined && { options }) })
  const aggregate = findAggregate(id)
  if (!aggregate)
    throw unknownScore(
      id,
      [...metrics, ...aggregates].map((one) => one.id),
    )
  const { ignoreCase = false, trim = true } = parseAggregateOptions(aggregate, options) as {
    ignoreCase?: boolean
    trim?: boolean
  }
  return parseMetricSpec({ id: 'exact-match', options: { ignoreCase, trim } })
}

function needsWorkspace(id: string): AssayError {
  return new AssayError('bad-input', {
    what: `The metric "${id}" asks a model`,
    mend: 'use it in an experiment (assay run)',
  })
}
