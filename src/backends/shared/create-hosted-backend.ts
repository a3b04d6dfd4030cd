import type { Backend, GenerateEvent, GenerateRequest, Generation, OfferedModel } from '../../core/backend.ts'
import { AssayError, isAssayError, toAssayError } from '../../core/errors.ts'
import { requireSupportedSettings } from '../../core/unsupported-settings.ts'
import { systemClock, type Clock } from './clock.ts'
import { createHttpFetch } from './create-http-fetch.ts'
import { estimatePromptTokens, estimateTokens } from './estimate-prompt-tokens.ts'
import { createRequestGate, type Ending } from './gate/request-gate.ts'
import type { HostedApi } from './hosted-api.ts'
import { openAttempt } from './open-attempt.ts'
import { createRequestSinks } from './request-sinks.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { Server } from './server.ts'
import { toKey, type Key } from './to-key.ts'
import { toWatchedFetch } from './watched-fetch.ts'

/** What a connection to a server is made of, whatever API the server has. */
export interface HostedBackendOptions {
  /** What the workspace calls the connection; part of no request and of no error. */
  connectionId: string
  /** What people call the connection; used in errors. */
  name: string
  /** The address of the API, as its backend says. */
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
  /** Requests at once at most, whoever sends them; without it a run makes 8, or as many as its experiment says. */
  concurrency?: number
  /** What may be sent in a minute; no limit of our own when left out. */
  requestsPerMinute?: number | undefined
  tokensPerMinute?: number | undefined
}

/** More than any run asks for. */
const mostAtOnce = 512

/** A server that asks to be left alone for longer than this is not waited for: the caller is told instead. */
const longestWaitMs = 10 * 60_000

/**
 * A backend for a server of this API; `url` is its address as it is shown.
 *
 * A request is sent again, after a backoff, while its error is retryable and none of its text was handed on: that
 * cannot be taken back, and a second attempt would repeat it. After the first text, `stream-cut` or `stream-idle` is
 * thrown; both are retryable, so that the caller may start again with an empty answer. Timing is that of the attempt
 * that succeeded.
 */
export function createHostedBackend<Client, Shape>(
  options: HostedBackendOptions,
  url: string,
  api: HostedApi<Client, Shape>,
): Backend {
  const { name, readKey, clock = systemClock, random = Math.random, maxAttempts = 6 } = options
  const closing = new AbortController()
  const http = createHttpFetch()
  const sinks = createRequestSinks(options.fetch ? toWatchedFetch(options.fetch) : http.fetch)
  const idleMs = options.idleMs ?? 300_000
  const { requestsPerMinute, tokensPerMinute } = options
  const limits = { concurrency: options.concurrency ?? mostAtOnce, requestsPerMinute, tokensPerMinute }
  const gate = createRequestGate({ limits, clock, connection: name, url })
  let client: Promise<Client> | undefined
  const getClient = () => (client ??= api.createClient(sinks.fetch))
  const server: Server<Client> = {
    connection: name,
    url,
    api,
    sinks,
    getClient,
    clock,
    idleMs,
    closing: closing.signal,
  }
  const shapes = new Map<string, Shape>()
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
    requireSupportedSettings(api, request.model, request.settings)
    const key = await getKey()
    const model = request.model.name
    let shape = shapes.get(model) ?? api.firstShape
    let attempts = 0
    const stopping = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])
    for (let retries = 0; ; retries += 1) {
      const pass = await gate.enter(guessTokens(request), stopping)
      const attempt = await openAttempt(server, key, model, signal).catch((error: unknown) => {
        pass.end({ kind: 'other' })
        throw error
      })
      let hasText = false
      let isWhole = false
      try {
        attempt.throwIfCancelled()
        const generation = yield* api.stream(attempt, request, shape, () => {
          hasText = true
        })
        attempt.throwIfCancelled()
        isWhole = true
        // Remembered only now: a refusal may name a field for another reason.
        shapes.set(model, shape)
        pass.end({ kind: 'answered', tokens: tokensOf(generation), pauseMs: attempt.limitPauseMs })
        yield { type: 'end', generation: { ...generation, retries } }
        return
      } catch (error) {
        const failure = attempt.explain(error)
        pass.end(endingOf(failure, attempt.limitPauseMs))
        if (hasText || failure.code === 'bad-reply') throw withRetries(failure, retries)
        const other = api.nextShape(shape, request.settings, attempt.refusalText ?? '')
        if (other) {
          shape = other
          continue
        }
        // A server that is down is not the request's fault: it waits until there is an answer, or the server is given up.
        if (!gate.isDown) attempts += 1
        attempt.finish(isWhole)
        await waitToRetry(failure, attempts, signal)
      } finally {
        pass.end({ kind: 'other' })
        attempt.finish(isWhole)
      }
    }
  }

  return {
    kind: api.kind,
    defaultConcurrency: options.concurrency ?? 8,
    unsupportedSettings: api.unsupportedSettings,
    generate,

    /** One attempt only: a person is waiting for the list, and can ask again. */
    async listModels(signal) {
      const attempt = await openAttempt(server, await getKey(), undefined, signal)
      let isWhole = false
      try {
        attempt.throwIfCancelled()
        const body = await attempt.read(api.modelsUrl)
        isWhole = true
        const models = api.readModels(body)
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

    async inspectPrompt(model, messages) {
      const contextTokens = model.contextTokens ?? offered.get(model.name)?.contextTokens
      const tokens = await estimateTokens(messages)
      return { text: null, tokens, exact: false, ...(contextTokens !== undefined && { contextTokens }) }
    },

    async close() {
      closing.abort()
      http.close()
    },
  }
}

/** About four characters a token, and the longest answer where it is limited. */
function guessTokens({ messages, settings }: GenerateRequest): number {
  return messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4), settings.maxTokens ?? 256)
}

function tokensOf({ usage: { promptTokens, completionTokens } }: Pick<Generation, 'usage'>): number | undefined {
  return promptTokens === undefined || completionTokens === undefined ? undefined : promptTokens + completionTokens
}

/** What the next requests learn from a failure. */
function endingOf(failure: AssayError, limitPauseMs: number): Ending {
  if (isAssayError(failure, 'rate-limited')) {
    const pauseMs = Math.max(failure.data.retryAfterMs ?? 0, limitPauseMs)
    // One that asks for longer is told to the caller, who may have other connections.
    return { kind: 'limited', pauseMs: pauseMs > longestWaitMs ? 0 : pauseMs }
  }
  return { kind: failure.code === 'connection-failed' || failure.code === 'server-error' ? 'failed' : 'other' }
}

/** Says how many requests came before one whose answer broke off, for the caller who may ask again. */
function withRetries(failure: AssayError, retries: number): AssayError {
  if (retries === 0) return failure
  if (isAssayError(failure, 'stream-cut'))
    return new AssayError('stream-cut', { ...failure.data, retries }, { cause: failure })
  if (isAssayError(failure, 'stream-idle'))
    return new AssayError('stream-idle', { ...failure.data, retries }, { cause: failure })
  if (isAssayError(failure, 'bad-reply'))
    return new AssayError('bad-reply', { ...failure.data, retries }, { cause: failure })
  return failure
}
