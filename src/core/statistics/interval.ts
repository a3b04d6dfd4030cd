import { z } from 'zod'

/** A confidence interval; `level` is its nominal coverage, 0.95 for 95%. */
export const intervalSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  level: z.number().gt(0).lt(1),
})

export type Interval = z.infer<typeof intervalSchema>
