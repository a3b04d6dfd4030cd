import type { Refusal } from '../shared/request-sinks.ts'

/**
 * An error that came as a piece of a stream that had begun with success: the package throws it with its `status`, and
 * the piece itself as JSON at the end of its message.
 */
export function readSentError(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || error.name !== 'ApiError' || !('status' in error)) return undefined
  const start = error.message.indexOf('{')
  const body = start < 0 ? error.message : error.message.slice(start)
  return { status: Number(error.status), headers: new Headers(), body }
}
