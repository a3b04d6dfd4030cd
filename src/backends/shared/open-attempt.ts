import type { AssayError } from '../../core/errors.ts'
import type { Clock } from './clock.ts'
import { readLimitPauseMs } from './gate/read-limit-pause.ts'
import type { Refusal } from './request-sinks.ts'
import type { Server } from './server.ts'
import { startAttempt } from './start-attempt.ts'
import { toError } from './to-error.ts'
import type { Key } from './to-key.ts'

/** One try of one request, with the client to make it with. */
export interface OpenAttempt<Client> {
  readonly client: Client
  readonly url: string
  readonly clock: Clock
  /** To be passed with the request. */
  readonly options: { signal: AbortSignal; headers: Record<string, string> }
  /** What the server refused it with, as sent; only to look for field names in, never to show. */
  readonly refusalText: string | undefined
  /** How long the server wants to be left alone by the headers of its answer, in milliseconds. */
  readonly limitPauseMs: number
  /** Reads the text at an address, without the package. */
  read(address: string): Promise<string>
  /** Throws when the caller has cancelled: packages end an aborted stream as if it were whole. */
  throwIfCancelled(): void
  /** Makes an AssayError of anything that the attempt threw. */
  explain(error: unknown): AssayError
  /** As of Attempt; to be called in every case. */
  finish(isWhole: boolean): void
}

/** Opens an attempt; `model` is what the request names, for its headers and for errors that should repeat it. */
export async function openAttempt<Client>(
  server: Server<Client>,
  key: Key,
  model: string | undefined,
  signal: AbortSignal | undefined,
): Promise<OpenAttempt<Client>> {
  const { url, api, connection, clock, idleMs, sinks } = server
  const client = await server.getClient()
  const attempt = startAttempt({ signals: [signal, server.closing], idleMs, clock })
  let refusal: Refusal | undefined
  let answered: Headers | undefined
  const sink = sinks.add({
    headers: api.headersFor(key.value, model),
    onActivity: attempt.noteActivity,
    onAnswer: (headers) => {
      answered = headers
    },
    onRefusal: (received) => {
      refusal = received
    },
  })
  const options = { signal: attempt.signal, headers: sink.headers }
  return {
    client,
    url,
    clock,
    options,
    get refusalText() {
      return refusal && [400, 422].includes(refusal.status) ? refusal.body : undefined
    },
    get limitPauseMs() {
      const headers = answered ?? refusal?.headers
      return headers ? readLimitPauseMs(headers, clock.wallMs()) : 0
    },
    async read(address) {
      const response = await sinks.fetch(address, options)
      const text = await response.text()
      if (!response.ok) throw new Error('refused')
      return text
    },
    throwIfCancelled() {
      if (attempt.endedBy === 'caller') throw attempt.signal.reason
    },
    explain: (error) =>
      toError(error, {
        url,
        connection,
        keyName: key.keyName,
        key: key.value,
        idleMs,
        wallMs: clock.wallMs(),
        endedBy: attempt.endedBy,
        refusal: refusal ?? api.readSentError(error),
        contentType: answered && (answered.get('content-type') ?? ''),
        notFoundHint: api.notFoundHint(model),
      }),
    finish(isWhole) {
      sink.remove()
      attempt.finish(isWhole)
    },
  }
}
