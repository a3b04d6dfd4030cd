import type {
  Backend,
  FinishReason,
  GenerateRequest,
  Generation,
  Message,
  OfferedModel,
  TokenCount,
} from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import type { Settings } from '../../core/settings.ts'
import { requireSupportedSettings } from '../../core/unsupported-settings.ts'
import { sleep } from './sleep.ts'
import { splitTokens } from './split-tokens.ts'

export interface FakeBackendOptions {
  /** The answer to a request; by default the content of the last message. `n` counts requests from 1. */
  answer?: (request: GenerateRequest, n: number) => string
  /** The failure of the n-th request (from 1), thrown after the latency and before any text; undefined lets it succeed. */
  fail?: (request: GenerateRequest, n: number) => Error | undefined
  /** Milliseconds before the first text; a function may vary it by request. 0 by default, and then no timer is used. */
  latencyMs?: number | ((request: GenerateRequest, n: number) => number)
  /** Milliseconds between pieces of text, 0 by default. */
  pieceDelayMs?: number
  /** Models that it knows; by default it answers to any name and lists `fake`. */
  models?: readonly OfferedModel[]
  /** Its context, in tokens, for models that do not say theirs; undefined has no limit. */
  contextTokens?: number
  defaultConcurrency?: number
  /** The settings that it says it cannot do, and then refuses; none by default. */
  unsupportedSettings?: readonly (keyof Settings)[]
  /** Milliseconds by a monotonic clock. */
  now?: () => number
}

/** A Backend that answers by a function, for tests and benchmarks of what stands above backends. Its tokens are words. */
export function createFakeBackend(options: FakeBackendOptions = {}): Backend & { readonly requests: number } {
  const { answer = lastContent, pieceDelayMs = 0, now = () => performance.now() } = options
  const models = options.models ?? [{ name: 'fake' }]
  const kind = 'fake'
  const unsupportedSettings = () => options.unsupportedSettings ?? []
  const closed = new AbortController()
  let requests = 0

  function findModel(name: string): OfferedModel {
    const model = options.models === undefined ? { name } : models.find((offered) => offered.name === name)
    if (model === undefined) throw new AssayError('not-found', { what: 'model', id: name })
    return model
  }

  function count(model: GenerateRequest['model'], messages: readonly Message[]): TokenCount {
    const promptTokens = messages.reduce((total, { content }) => total + splitTokens(content).length + 1, 0)
    const contextTokens = model.contextTokens ?? findModel(model.name).contextTokens ?? options.contextTokens
    return contextTokens === undefined ? { promptTokens, exact: true } : { promptTokens, contextTokens, exact: true }
  }

  return {
    kind,
    defaultConcurrency: options.defaultConcurrency ?? 8,
    get requests() {
      return requests
    },

    async listModels() {
      return [...models]
    },

    unsupportedSettings,

    async countTokens(model, messages) {
      findModel(model.name)
      return count(model, messages)
    },

    async *generate(request, signal) {
      const signals = signal === undefined ? [closed.signal] : [signal, closed.signal]
      const throwIfEnded = () => {
        if (signals.some(({ aborted }) => aborted)) throw new AssayError('cancelled', { what: 'The request' })
      }
      throwIfEnded()
      requireSupportedSettings({ kind, unsupportedSettings }, request.model, request.settings)
      requests += 1
      const n = requests
      const start = now()
      findModel(request.model.name)
      const { promptTokens, contextTokens } = count(request.model, request.messages)
      if (contextTokens !== undefined && promptTokens >= contextTokens) {
        throw new AssayError('context-overflow', { promptTokens, contextTokens })
      }
      const { latencyMs = 0 } = options
      await sleep(typeof latencyMs === 'number' ? latencyMs : latencyMs(request, n), signals)
      throwIfEnded()
      const failure = options.fail?.(request, n)
      if (failure !== undefined) throw failure

      const { tokens, finishReason } = cut(answer(request, n), request)
      let firstTokenMs: number | undefined
      for (const [index, token] of tokens.entries()) {
        if (index > 0) await sleep(pieceDelayMs, signals)
        throwIfEnded()
        firstTokenMs ??= now() - start
        yield { type: 'text', text: token }
      }
      throwIfEnded()

      const generation: Generation = {
        text: tokens.join(''),
        finishReason,
        usage: { promptTokens, completionTokens: tokens.length },
        timing: { ...(firstTokenMs === undefined ? {} : { firstTokenMs }), totalMs: now() - start },
        fingerprint: { backend: 'fake', model: request.model.name, seed: request.settings.seed ?? null },
        retries: 0,
      }
      yield { type: 'end', generation }
    },

    async close() {
      closed.abort()
    },
  }
}

function lastContent({ messages }: GenerateRequest): string {
  return messages.at(-1)?.content ?? ''
}

/** What is left of an answer after the request's stop texts and its limit of tokens. */
function cut(text: string, { settings }: GenerateRequest): { tokens: string[]; finishReason: FinishReason } {
  const stops = (settings.stop ?? []).map((stop) => text.indexOf(stop)).filter((at) => at >= 0)
  const tokens = splitTokens(stops.length > 0 ? text.slice(0, Math.min(...stops)) : text)
  const { maxTokens = Infinity } = settings
  return tokens.length > maxTokens
    ? { tokens: tokens.slice(0, maxTokens), finishReason: 'length' }
    : { tokens, finishReason: 'stop' }
}
