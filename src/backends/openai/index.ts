import type { Backend, GenerateEvent, GenerateRequest, OfferedModel } from '../../core/backend.ts'
import { AssayError, isAssayError, toAssayError } from '../../core/errors.ts'
import { systemClock, type Clock } from './clock.ts'
import { createClient, type Client } from './create-client.ts'
import { createHttpFetch } from './create-http-fetch.ts'
import { estimatePromptTokens } from './estimate-prompt-tokens.ts'
import { openAttempt } from './open-attempt.ts'
import { parseBaseUrl } from './parse-base-url.ts'
import { readModelList } from './read-model-list.ts'
import { firstShape, nextShape, type RequestShape } from './request-shape.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { Server } from './server.ts'
import { streamCompletion } from './stream-completion.ts'
import { toKey, type Key } from './to-key.ts'
import { toWatchedFetch } from './watched-fetch.ts'

export interface OpenAiBackendOptions {
  /** What the workspace calls the connection; part of no request and of no error. */
  connectionId: string
  /** What people call the connection; used in errors. */
  name: string
  /** Up to and without `/chat/completions`, such as `http://127.0.0.1:8080/v1`. */
  baseUrl: string
  /**
   * Called for every request, so that a changed key counts at once. `keyName` is what errors name; without a value the
   * request goes out without a key, as local servers like it.
   */
  readKey: () => Promise<Key>
  /** In place of Node's HTTP client. */
  fetch?: typeof globalThis.fetch
  clock?: Clock
  /** In [0, 1); for the jitter of retries. */
  random?: () => number
  /** How long the server may send nothing, in milliseconds (5 minutes). */
  idleMs?: number
  /** Tries of one request, the first included (6). */
  maxAttempts?: number
  /** Requests at once, when nobody says otherwise (8). */
  concurrency?: number
}

/** A server that asks to be left alone for longer than this is not waited for: the caller is told instead. */
const longestWaitMs = 10 * 60_000

/**
 * A backend for any server that speaks OpenAI's chat completions: hosted ones, and llama-server, vLLM, Ollama,
 * LM Studio ... Throws `bad-input` when the address is none.
 *
 * A request is sent again, after a backoff, while its error is retryable and none of its text was handed on: that
 * cannot be taken back, and a second attempt would repeat it. After the first text, `stream-cut` or `stream-idle` is
 * thrown; both are retryable, so that the caller may start again with an empty answer. Timing is that of the attempt
 * that succeeded.
 */
export function createOpenAiBackend(options: OpenAiBackendOptions): Backend {
  const { name, readKey, clock = systemClock, random = Math.random, maxAttempts = 6 } = options
  const { href: url, host } = parseBaseUrl(options.baseUrl, name)
  const closing = new AbortController()
  const http = createHttpFetch()
  const fetch = options.fetch ? toWatchedFetch(options.fetch) : http.fetch
  const idleMs = options.idleMs ?? 300_000
  let client: Promise<Client> | undefined
  const getClient = () => (client ??= createClient(url, fetch))
  const server: Server = { connection: name, url, getClient, clock, idleMs, closing: closing.signal }
  const shapes = new Map<string, RequestShape>()
  const offered = new Map<string, OfferedModel>()

  async function getKey(): Promise<Key> {
    try {
      return toKey(await readKey(), name)
    } catch (error) {
      throw toAssayError(error)
    }
  }

  /** Waits before the next attempt; throws the failure when there is to be none. */
  async function waitToRetry(failure: AssayError, attempts: number, signal: AbortSignal | undefined): Promise<void> {
    const retryAfterMs = isAssayError(failure, 'rate-limited') ? failure.data.retryAfterMs : undefined
    if (!failure.retryable || attempts >= maxAttempts || (retryAfterMs ?? 0) > longestWaitMs) throw failure
    const waiting = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])
    await clock.sleep(retryDelayMs(attempts - 1, retryAfterMs, random), waiting)
    if (waiting.aborted) throw new AssayError('cancelled', { what: `The request to ${name}` })
  }

  async function* generate(request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<GenerateEvent> {
    const key = await getKey()
    const model = request.model.name
    let shape = shapes.get(model) ?? firstShape(host)
    let attempts = 0
    for (let retries = 0; ; retries += 1) {
      const attempt = await openAttempt(server, key, model, signal)
      let hasText = false
      let isWhole = false
      try {
        attempt.throwIfCancelled()
        const generation = yield* streamCompletion(server, attempt, request, shape, () => {
          hasText = true
        })
        isWhole = true
        // Remembered only now: a refusal may name a field for another reason.
        shapes.set(model, shape)
        yield { type: 'end', generation: { ...generation, retries } }
        return
      } catch (error) {
        const failure = attempt.explain(error)
        if (hasText) throw failure
        const other = nextShape(shape, request.settings, attempt.refusalText ?? '')
        if (other) {
          shape = other
          continue
        }
        attempts += 1
        attempt.finish(isWhole)
        await waitToRetry(failure, attempts, signal)
      } finally {
        attempt.finish(isWhole)
      }
    }
  }

  return {
    kind: 'openai',
    defaultConcurrency: options.concurrency ?? 8,
    generate,

    /** One attempt only: a person is waiting for the list, and can ask again. */
    async listModels(signal) {
      const attempt = await openAttempt(server, await getKey(), undefined, signal)
      let isWhole = false
      try {
        attempt.throwIfCancelled()
        const response = await attempt.openai.get('/models', attempt.options).asResponse()
        const body = await response.text()
        isWhole = true
        const models = readModelList(body, url)
        for (const model of models) offered.set(model.name, model)
        return models
      } catch (error) {
        throw attempt.explain(error)
      } finally {
        attempt.finish(isWhole)
      }
    },

    async countTokens(model, messages) {
      const contextTokens = model.contextTokens ?? offered.get(model.name)?.contextTokens
      const promptTokens = await estimatePromptTokens(messages)
      return { promptTokens, exact: false, ...(contextTokens !== undefined && { contextTokens }) }
    },

    async close() {
      closing.abort()
      http.close()
    },
  }
}
