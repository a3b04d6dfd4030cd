import type { Extraction } from '../extractors/extractor.ts'
import { scored, unscored, type Metric, type MetricDescription, type Sample, type Score } from '../metric.ts'
import { isModelMetric, type MetricTools } from '../model-metric.ts'
import { bestOverReferences } from './best-over-references.ts'
import { parseMetricSpec, type AnyMetric } from './index.ts'
import type { MetricSpec } from './metric-spec.ts'
import type { ResolvedMetric } from './parse-metric-spec.ts'

/** What is known of a finished cell when it is scored. */
export interface ScoreInput extends Omit<Sample, 'answer'> {
  extraction: Extraction
}

/** Specs are frozen with a run, so each is parsed once however many cells it scores. */
const resolved = new WeakMap<MetricSpec, ResolvedMetric<AnyMetric>>()

/**
 * Scores one answer with one pure metric; never throws, so that no cell is lost to its scoring.
 * - An answer that the extractor did not find is a wrong answer: 0, or the worst value of the metric, with the reason,
 *   where the row can be scored at all. It is unscored where the metric has no worst value. Metrics that judge the
 *   whole output do not depend on it.
 * - A metric that throws, or a spec that is not understood, is unscored with the reason.
 */
export function scoreAnswer(spec: MetricSpec, input: ScoreInput): Score {
  try {
    const { metric, options } = resolveMetric(spec)
    if (isModelMetric(metric)) return unscored(`the metric "${spec.id}" asks a model, and none is at hand`)
    const score = scoreSample(metric, toSample(input), options)
    return score.value === null ? score : (missingAnswer(metric, input.extraction) ?? score)
  } catch (error) {
    return unscored(`the metric "${spec.id}" failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/**
 * Scores one answer with a metric that asks models. An answer that the extractor did not find is not worth a request.
 * Throws what the tools throw.
 */
export async function scoreAnswerWithModel(
  spec: MetricSpec,
  input: ScoreInput,
  tools: MetricTools,
  signal: AbortSignal,
): Promise<Score> {
  const { metric, options } = resolveMetric(spec)
  if (!isModelMetric(metric)) return scoreAnswer(spec, input)
  return missingAnswer(metric, input.extraction) ?? metric.score(toSample(input), options, tools, signal)
}

/** A pure metric's score of a sample; of several references the one that suits the answer best counts. */
export function scoreSample(metric: Metric<unknown>, sample: Sample, options: unknown): Score {
  return bestOverReferences(metric, sample, (one) => metric.score(one, options))
}

/** The metric and complete options of a spec; the same object for the same spec. Throws `bad-input`. */
export function resolveMetric(spec: MetricSpec): ResolvedMetric<AnyMetric> {
  const known = resolved.get(spec)
  if (known) return known
  const made = parseMetricSpec(spec)
  resolved.set(spec, made)
  return made
}

function toSample({ extraction, ...known }: ScoreInput): Sample {
  return { ...known, answer: extraction.answer ?? '' }
}

/** The score of an answer that was not found; undefined where there is one, or where it does not matter. */
function missingAnswer(metric: MetricDescription<unknown>, extraction: Extraction): Score | undefined {
  if (extraction.answer !== null || metric.readsOutput === true) return undefined
  const reason = `no answer was found: ${extraction.reason}`
  const worst = metric.scale === 'pass-fail' ? 0 : metric.worst
  return worst === undefined ? unscored(reason) : scored(worst, reason)
}
