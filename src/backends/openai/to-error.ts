import { AssayError } from '../../core/errors.ts'
import type { Attempt } from './start-attempt.ts'
import type { Refusal } from './create-client.ts'
import { isRecord } from './is-record.ts'
import { describeNetworkError } from './describe-network-error.ts'
import { readContextOverflow } from './read-context-overflow.ts'
import { readRetryAfterMs } from './read-retry-after.ts'
import { redact } from './redact.ts'

/** What is known about the request that failed. */
export interface ErrorContext {
  url: string
  connection: string
  keyName: string
  /** Only to take its echoes out of what is shown. */
  key: string | undefined
  /** Undefined for requests that name no model. */
  model: string | undefined
  idleMs: number
  wallMs: number
  endedBy: Attempt['endedBy']
  /** The server's answer, when it was a refusal. */
  refusal: Refusal | undefined
  /** True once the server answered with success: what breaks then is the stream, not the connection. */
  isAnswering: boolean
}

/**
 * Turns anything that a request threw into an AssayError. The original is not kept as its cause, because it holds the
 * server's words, and those may hold the key.
 */
export function toError(error: unknown, context: ErrorContext): AssayError {
  const { url, endedBy, idleMs, refusal, isAnswering } = context
  if (endedBy === 'caller') return new AssayError('cancelled', { what: `The request to ${context.connection}` })
  if (endedBy === 'idle') return new AssayError('stream-idle', { url, idleMs })
  if (error instanceof AssayError) return error as AssayError
  if (refusal) return fromRefusal(refusal, context)
  const sent = readSentError(error)
  if (sent) return fromRefusal(sent, context)
  if (error instanceof SyntaxError) {
    return new AssayError('bad-reply', { url, reason: 'a piece of the answer is not JSON' })
  }
  const network = describeNetworkError(error)
  if (network.isSilence) return new AssayError('stream-idle', { url, idleMs: network.silenceMs })
  if (isAnswering) return new AssayError('stream-cut', { url })
  return new AssayError('connection-failed', { url, reason: redact(network.reason, context.key) })
}

function fromRefusal({ status, headers, body }: Refusal, context: ErrorContext): AssayError {
  const { url, connection, keyName, key, model } = context
  const { said, error } = readBody(body)
  const reason = shorten(redact(said.slice(0, 4000), key))
  if (status === 401 || status === 403) {
    if (key === undefined) return new AssayError('key-missing', { connection, keyName })
    return new AssayError('wrong-key', { url, keyName })
  }
  if (status === 404) {
    const lacksVersion = model === undefined || !/\/v\d/.test(url)
    const hint = lacksVersion ? 'the address may lack its /v1' : `the model asked for is "${model}"`
    return new AssayError('request-refused', { url, status, reason: `${reason || 'nothing is there'}; ${hint}` })
  }
  // A used-up quota answers 429 too, but no waiting helps it.
  if (status === 429 && !/insufficient_quota/.test(body)) {
    const retryAfterMs = readRetryAfterMs(headers, context.wallMs)
    return new AssayError('rate-limited', { url, ...(retryAfterMs !== undefined && { retryAfterMs }) })
  }
  const isPassing = status >= 500 || status === 408 || status === 409 || status === 425 || status < 300
  if (isPassing) return new AssayError('server-error', { url, status, reason: reason || 'no reason given' })
  const overflow = readContextOverflow(error, said)
  return overflow ?? new AssayError('request-refused', { url, status, reason: reason || 'no reason given' })
}

/** The server's own sentence, wherever the many kinds of server put it. */
function readBody(body: string): { said: string; error: unknown } {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return { said: /^\s*</.test(body) ? 'the reply is a web page' : body, error: undefined }
  }
  const error = isRecord(parsed) && parsed.error != null ? parsed.error : parsed
  if (typeof error === 'string') return { said: error, error }
  const fields = isRecord(error) ? error : {}
  const said = [fields.message, fields.detail].find((value) => typeof value === 'string')
  return { said: said ?? body, error }
}

/** An error that came as a piece of a stream that had begun with success; its `code` is a status where it looks like one. */
function readSentError(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('error' in error) || error.error == null) return undefined
  const code = isRecord(error.error) ? Number(error.error.code) : Number.NaN
  const status = Number.isInteger(code) && code >= 400 && code < 600 ? code : 200
  return { status, headers: new Headers(), body: JSON.stringify({ error: error.error }) }
}

function shorten(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.:]+$/, '')
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
