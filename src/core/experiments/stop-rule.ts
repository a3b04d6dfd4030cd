import { z } from 'zod'

/**
 * Sequential mode: the run visits its rows in an order drawn by its seed, and stops as soon as every pair of variants is
 * settled on the first metric, or the rows left would hardly settle it.
 */
export const stopRuleSchema = z.strictObject({
  kind: z.literal('sequential'),
  /** The chance that the run says better, worse or equivalent and is wrong, whenever it stops. */
  alpha: z.number().gt(0).max(0.5).default(0.05),
  /** Equivalence margin in the first metric's unit; the experiment's own where left out. */
  margin: z.number().min(0).optional(),
  /** Nothing is decided on fewer rows; numbers that are no shares need 40 all the same. */
  minimumRows: z.int().min(1).max(1_000_000).default(20),
})

export type StopRule = z.infer<typeof stopRuleSchema>
