import { ORPCError } from '@orpc/client'
import { toAssayError } from '../core/errors.ts'

/** The one sentence of anything that was thrown, on this side of the contract or the other. */
export function describeError(error: unknown): string {
  if (error instanceof ORPCError) return error.message
  return toAssayError(error).message
}
