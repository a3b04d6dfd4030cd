import type { z } from 'zod'
import { AssayError } from '../errors.ts'
import { suggestion } from '../text/nearest-name.ts'
import type { MetricDescription } from '../metric.ts'
import { metricSpecSchema, type MetricSpec } from './metric-spec.ts'

/** A spec whose id is known and whose options are complete: defaults filled in. */
export interface ResolvedMetric<D> {
  metric: D
  options: unknown
  /** The spec's own name, or the metric's title. */
  name: string
  /** The spec that this was made of, checked. */
  spec: MetricSpec
}

/**
 * Checks a metric spec against a list of metrics. Throws `bad-input` that says which metric is meant, which option is
 * wrong, and the nearest known name for an unknown id.
 */
export function parseMetricSpecWith<D extends MetricDescription<unknown>>(
  list: readonly D[],
  value: unknown,
): ResolvedMetric<D> {
  const parsed = metricSpecSchema.safeParse(value)
  if (!parsed.success)
    throw new AssayError('bad-input', { what: 'A metric is not well formed', mend: issues(parsed.error) })
  const spec = parsed.data
  const metric = list.find(({ id }) => id === spec.id)
  if (metric === undefined) throw unknownMetric(spec.id, list)
  const options = metric.options.safeParse(spec.options ?? {})
  if (!options.success) {
    throw new AssayError('bad-input', {
      what: `The options of the metric "${spec.id}" are wrong`,
      mend: issues(options.error),
    })
  }
  return { metric, options: options.data, name: spec.name ?? metric.title, spec }
}

/** The `bad-input` for an id that no metric has. */
export function unknownMetric(id: string, list: readonly { id: string }[]): AssayError {
  const ids = list.map((metric) => metric.id)
  return new AssayError('bad-input', {
    what: `There is no metric "${id}"`,
    mend: suggestion(id, ids) ?? `choose one of ${ids.join(', ')}`,
  })
}

function issues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')
}
