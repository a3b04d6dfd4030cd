import { z } from 'zod'

/**
 * A chosen metric, as data: which one, its options, and what to call it. Only the form is checked here;
 * `parseMetricSpec` also checks the id and the options.
 */
export const metricSpecSchema = z.strictObject({
  id: z.string().min(1).max(80),
  options: z.record(z.string(), z.unknown()).optional(),
  /** What people call it where one metric is used twice; its title otherwise. */
  name: z.string().trim().min(1).max(80).optional(),
})

export type MetricSpec = z.infer<typeof metricSpecSchema>
