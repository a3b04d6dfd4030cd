import { z } from 'zod'

/** What a label asks of a version before it may stand on it: a verdict over the version that it stands on now. */
export const labelPolicySchema = z.strictObject({
  /** Which verdicts will do: that the new version is better, or that both are equivalent. */
  accepts: z
    .array(z.enum(['better', 'equivalent']))
    .min(1)
    .max(2),
  /** A run over rows of this dataset, in any version; null for any dataset. */
  datasetId: z.string().nullable(),
  /** By this metric; null for the first one of the run. */
  metricId: z.string().nullable(),
  /** Over at least so many rows. */
  minimumRows: z.int().min(1).max(1_000_000).default(1),
})

export type LabelPolicy = z.infer<typeof labelPolicySchema>
