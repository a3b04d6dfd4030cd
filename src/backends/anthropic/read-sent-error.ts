import { isRecord } from '../shared/is-record.ts'
import type { Refusal } from '../shared/request-sinks.ts'

/** The status that each kind of error has where it comes as an answer (https://platform.claude.com/docs/en/api/errors). */
const statuses: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}

/** An `error` event of a stream that had begun with success; the package throws it with the event's data as `error`. */
export function readSentError(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('error' in error) || error.error == null) return undefined
  const sent = isRecord(error.error) && isRecord(error.error.error) ? error.error.error : error.error
  const type = isRecord(sent) ? String(sent.type) : ''
  const status = Object.hasOwn(statuses, type) ? statuses[type]! : 200
  return { status, headers: new Headers(), body: JSON.stringify({ error: sent }) }
}
