import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { ErrorReport } from '../core/errors.ts'

/** Every procedure fails with this one error: its data is the ErrorReport of an AssayError. */
export const procedure = oc.errors({
  ASSAY: { data: z.custom<ErrorReport>() },
})

/** A point in time: ISO 8601 in UTC. */
export const timeSchema = z.string()

/** A slice of a list: at most `limit` items after the item whose cursor is `after`. */
export const sliceSchema = z.object({
  after: z.string().optional(),
  limit: z.int().min(1).max(500).default(100),
})

export const nothingSchema = z.object({}).default({})
