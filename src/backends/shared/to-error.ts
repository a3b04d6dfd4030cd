import { AssayError } from '../../core/errors.ts'
import { describeNetworkError } from './describe-network-error.ts'
import { isRecord } from './is-record.ts'
import { readContextOverflow } from './read-context-overflow.ts'
import { readRetryAfterMs } from './read-retry-after.ts'
import { redact } from './redact.ts'
import type { Refusal } from './request-sinks.ts'
import type { Attempt } from './start-attempt.ts'

/** What is known about the request that failed. */
export interface ErrorContext {
  url: string
  connection: string
  keyName: string
  /** Only to take its echoes out of what is shown. */
  key: string | undefined
  idleMs: number
  wallMs: number
  endedBy: Attempt['endedBy']
  /** The server's answer, when it was a refusal, or an error that it sent in a stream. */
  refusal: Refusal | undefined
  /** Of the server's answer, once it answered with success: what breaks then is the stream, not the connection. */
  contentType: string | undefined
  /** What may be wrong where the server answers 404. */
  notFoundHint: string
}

/** A used-up quota answers 429 too, but no waiting helps it (OpenAI; Anthropic's spend limits). */
const usedUp = /insufficient_quota|\w+_spend_limit_reached/

/** Google answers 400 to a key that it does not know. */
const badKey = /API_KEY_INVALID|api key (?:not valid|expired)/i

/**
 * Turns anything that a request threw into an AssayError. The original is not kept as its cause, because it holds the
 * server's words, and those may hold the key.
 */
export function toError(error: unknown, context: ErrorContext): AssayError {
  const { url, endedBy, idleMs, refusal, contentType } = context
  if (endedBy === 'caller') return new AssayError('cancelled', { what: `The request to ${context.connection}` })
  if (endedBy === 'idle') return new AssayError('stream-idle', { url, idleMs })
  if (contentType?.includes('html')) return new AssayError('bad-reply', { url, reason: 'it sent a web page' })
  if (error instanceof AssayError) return error as AssayError
  if (refusal) return fromRefusal(refusal, context)
  if (error instanceof SyntaxError) {
    return new AssayError('bad-reply', { url, reason: 'a piece of the answer is not JSON' })
  }
  const network = describeNetworkError(error)
  if (network.isSilence) return new AssayError('stream-idle', { url, idleMs: network.silenceMs })
  if (contentType !== undefined) return new AssayError('stream-cut', { url })
  return new AssayError('connection-failed', { url, reason: redact(network.reason, context.key) })
}

function fromRefusal({ status, headers, body }: Refusal, context: ErrorContext): AssayError {
  const { url, connection, keyName, key, notFoundHint } = context
  const { said, error } = readBody(body)
  const reason = shorten(redact(said.slice(0, 4000), key))
  if (status === 401 || status === 403 || (status === 400 && badKey.test(body))) {
    if (key === undefined) return new AssayError('key-missing', { connection, keyName })
    return new AssayError('wrong-key', { url, keyName })
  }
  if (status === 404) {
    return new AssayError('request-refused', {
      url,
      status,
      reason: `${reason || 'nothing is there'}; ${notFoundHint}`,
    })
  }
  if (status === 429 && !usedUp.test(body)) {
    const retryAfterMs = readRetryAfterMs(headers, context.wallMs) ?? readRetryDelayMs(body)
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
  // Google wraps it in a list at times.
  const reply: unknown = Array.isArray(parsed) ? parsed[0] : parsed
  const error = isRecord(reply) && reply.error != null ? reply.error : reply
  if (typeof error === 'string') return { said: error, error }
  const fields = isRecord(error) ? error : {}
  const said = [fields.message, fields.detail].find((value) => typeof value === 'string')
  return { said: said ?? body, error }
}

/** How long Google asks to be left alone: `"retryDelay": "37s"` of a google.rpc.RetryInfo. */
function readRetryDelayMs(body: string): number | undefined {
  const seconds = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(body)?.[1]
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000)
}

function shorten(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.:]+$/, '')
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
