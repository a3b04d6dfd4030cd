import type { Metric } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'
import { jsonSchema } from './json-schema.ts'
import { parseMetricSpecWith, unknownMetric, type ResolvedMetric } from './parse-metric-spec.ts'
import { rowChecks } from './row-checks.ts'
import { windowMetrics } from './window-metrics.ts'

/** A metric of any options; only `parseMetricSpec` pairs it with options that it accepts. */
export type AnyMetric = Metric<unknown> | ModelMetric<unknown>

/** Every metric, in the order to offer it. The window imports metric-catalogue.ts instead. */
export const metrics: readonly AnyMetric[] = [...windowMetrics, jsonSchema, rowChecks]

/** The metric of an id. Throws `bad-input` with the nearest known id for an unknown one. */
export function findMetric(id: string): AnyMetric {
  const metric = metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) throw unknownMetric(id, metrics)
  return metric
}

/**
 * Checks a metric spec wholly: form, id, options, and what options hold (a regular expression, a JSON Schema).
 * Returns the metric with complete options. Throws `bad-input`.
 */
export function parseMetricSpec(value: unknown): ResolvedMetric<AnyMetric> {
  return parseMetricSpecWith(metrics, value)
}
