import type { Extraction } from '../extractors/extractor.ts'
import { scored, unscored, type Sample, type Score } from '../metric.ts'
import { parseMetricSpec, type AnyMetric } from './index.ts'
import type { MetricSpec } from './metric-spec.ts'
import type { ResolvedMetric } from './parse-metric-spec.ts'

/** What is known of a finished cell when it is scored. */
export interface ScoreInput {
  output: string
  extraction: Extraction
  expected: string | undefined
  variables: Readonly<Record<string, unknown>>
}

/** Specs are frozen with a run, so each is parsed once however many cells it scores. */
const resolved = new WeakMap<MetricSpec, ResolvedMetric<AnyMetric>>()

/**
 * Scores one answer with one metric; never throws, so that no cell is lost to its scoring.
 * - An answer that the extractor did not find is a wrong answer: 0, or the worst value of the metric, with the reason,
 *   where the row can be scored at all. It is unscored where the metric has no worst value. Metrics that judge the
 *   whole output do not depend on it.
 * - A metric that throws, or a spec that is not understood, is unscored with the reason.
 */
export function scoreAnswer(spec: MetricSpec, input: ScoreInput): Score {
  try {
    const { metric, options } = resolve(spec)
    const { output, extraction, expected, variables } = input
    const sample: Sample = {
      answer: extraction.answer ?? '',
      output,
      variables,
      ...(expected !== undefined && { expected }),
    }
    const score = metric.score(sample, options)
    if (extraction.answer !== null || score.value === null || metric.readsOutput === true) return score
    const reason = `no answer was found: ${extraction.reason}`
    const worst = metric.scale === 'pass-fail' ? 0 : metric.worst
    return worst === undefined ? unscored(reason) : scored(worst, reason)
  } catch (error) {
    return unscored(`the metric "${spec.id}" failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function resolve(spec: MetricSpec): ResolvedMetric<AnyMetric> {
  const known = resolved.get(spec)
  if (known) return known
  const made = parseMetricSpec(spec)
  resolved.set(spec, made)
  return made
}
