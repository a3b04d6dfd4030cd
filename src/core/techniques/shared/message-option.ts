import { z } from 'zod'

/** Which message a technique works on. */
export const messageOption = z
  .int()
  .min(1)
  .max(200)
  .optional()
  .meta({ title: 'Message', description: 'Counted from 1; the last one of the user otherwise.' })
