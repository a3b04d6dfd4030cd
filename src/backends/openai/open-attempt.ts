import type { OpenAI } from 'openai'
import type { AssayError } from '../../core/errors.ts'
import type { Refusal } from './create-client.ts'
import type { Server } from './server.ts'
import { startAttempt } from './start-attempt.ts'
import { toError } from './to-error.ts'
import type { Key } from './to-key.ts'

/** One try of one request, with the client to make it with. */
export interface OpenAttempt {
  readonly openai: OpenAI
  /** To be passed with the request. */
  readonly options: { signal: AbortSignal; headers: Record<string, string> }
  /** What the server refused it with, as sent; only to look for field names in, never to show. */
  readonly refusalText: string | undefined
  /** Throws when the caller has cancelled: the package ends an aborted stream as if it were whole. */
  throwIfCancelled(): void
  /** Makes an AssayError of anything that the attempt threw. */
  explain(error: unknown): AssayError
  /** As of Attempt; to be called in every case. */
  finish(isWhole: boolean): void
}

/** Opens an attempt; `model` is what the request names, for errors that should repeat it. */
export async function openAttempt(
  server: Server,
  key: Key,
  model: string | undefined,
  signal: AbortSignal | undefined,
): Promise<OpenAttempt> {
  const { url, connection, clock, idleMs } = server
  const client = await server.getClient()
  const attempt = startAttempt({ signals: [signal, server.closing], idleMs, clock })
  let refusal: Refusal | undefined
  let isAnswering = false
  const sink = client.addSink({
    key: key.value,
    onActivity: attempt.noteActivity,
    onAnswer: () => {
      isAnswering = true
    },
    onRefusal: (received) => {
      refusal = received
    },
  })
  return {
    openai: client.openai,
    options: { signal: attempt.signal, headers: sink.headers },
    get refusalText() {
      return refusal && [400, 422].includes(refusal.status) ? refusal.body : undefined
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
        model,
        idleMs,
        wallMs: clock.wallMs(),
        endedBy: attempt.endedBy,
        refusal,
        isAnswering,
      }),
    finish(isWhole) {
      sink.remove()
      attempt.finish(isWhole)
    },
  }
}
