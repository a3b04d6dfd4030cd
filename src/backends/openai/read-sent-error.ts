import { isRecord } from '../shared/is-record.ts'
import type { Refusal } from '../shared/request-sinks.ts'

/** An error that came as a piece of a stream that had begun with success; its `code` is a status where it looks like one. */
export function readSentError(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('error' in error) || error.error == null) return undefined
  const code = isRecord(error.error) ? Number(error.error.code) : Number.NaN
  const status = Number.isInteger(code) && code >= 400 && code < 600 ? code : 200
  return { status, headers: new Headers(), body: JSON.stringify({ error: error.error }) }
}
