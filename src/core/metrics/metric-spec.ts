import { z } from 'zod'

/**
 * A chosen metric, as data: which one, its options, what to call it, and its weight among others. Only the form is
 * checked here; `parseMetricSpec` also checks the id and the options.
 */
export const metricSpecSchema = z.strictObject({
  id: z.string().min(1).max(80),
  options: z.record(z.string(), z.unknown()).optional(),
  /** What people call it where one metric is used twice; its title otherwise. */
  name: z.string().trim().min(1).max(80).optional(),
  /** Its share among the metrics of an experiment; 1 otherwise. */
  weight: z.number().positive().max(1000).optional(),
})

export type MetricSpec = z.infer<typeof metricSpecSchema>
