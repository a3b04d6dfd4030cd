import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { ErrorReport } from '../core/errors.ts'

/** Every procedure fails with this one error: its data is the ErrorReport of an AssayError. */
export const procedure = oc.errors({
  ASSAY: { data: z.custom<ErrorReport>() },
})

/** A point in time: ISO 8601 in UTC. */
export const timeSchema = z.string()

export const nothingSchema = z.object({}).default({})
