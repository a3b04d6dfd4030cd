import type { Generation, TokenScore, Usage } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import type { MetricTools } from '../../core/model-metric.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { CacheStore } from '../../storage/cache-store.ts'
import { cacheKey } from '../runs/cache-key.ts'
import type { Slots } from '../runs/connection-slots.ts'
import { generateWithin } from '../runs/generate-within.ts'
import { generateAnswer } from '../runs/generate-answer.ts'
import type { RunnableModel } from '../runs/run-dependencies.ts'
import type { SpendingLimit } from '../runs/spending-limit.ts'
import { requireCapability } from './require-capability.ts'

/** What the requests for one score came to. */
export interface RequestTally {
  requests: number
  cachedRequests: number
  /** Null as soon as the cost of one request is unknown. */
  costUsd: number | null
}

/** What tools for scores stand on. */
export interface ToolPieces {
  models: ReadonlyMap<string, RunnableModel>
  cache: Pick<CacheStore, 'get' | 'put' | 'touch'>
  /** What the run spends under. */
  limits: readonly SpendingLimit[]
  /** Undefined keeps requests of this run to itself: they are asked once, and not found by other runs. */
  privateTo: string | undefined
  slotsOf: (connectionId: string) => Slots
  runScript: MetricTools['runScript']
  now: () => string
  signal: AbortSignal
}

/** Tools that count what is asked with them, for one score. */
export type CreateTools = () => { tools: MetricTools; tally: RequestTally }

type Answered = { usage: Usage }

/**
 * Makes tools whose requests are bounded by the model's connection, found in the cache when they were made before, and
 * made once when several cells ask the same at the same time.
 */
export function createMetricTools(pieces: ToolPieces): CreateTools {
  const underWay = new Map<string, Promise<unknown>>()

  function modelOf(id: string): RunnableModel {
    const model = pieces.models.get(id)
    if (!model) throw new AssayError('not-found', { what: 'model', id })
    return model
  }

  async function withSlot<T>(model: RunnableModel, work: () => Promise<T>): Promise<T> {
    const slots = pieces.slotsOf(model.connectionId)
    if (!(await slots.take(pieces.signal))) throw new AssayError('cancelled', { what: 'Scoring' })
    try {
      return await work()
    } finally {
      slots.give()
    }
  }

  /** Answers from the cache, from a request under way, or with a request of its own. */
  async function ask<T extends Answered>(
    tally: RequestTally,
    model: RunnableModel,
    request: string,
    work: () => Promise<T>,
    worstUsd: number | null = 0,
  ): Promise<T> {
    const key = pieces.privateTo === undefined ? request : contentId({ run: pieces.privateTo, request })
    tally.requests += 1
    const kept = pieces.cache.get(key)
    if (kept !== undefined) {
      tally.cachedRequests += 1
      pieces.cache.touch(key, pieces.now())
      return JSON.parse(kept) as T
    }
    const other = underWay.get(key)
    if (other !== undefined) {
      tally.cachedRequests += 1
      return other as Promise<T>
    }
    const priced = {
      worstUsd: worstUsd ?? Infinity,
      costUsd: ({ usage }: T) => model.costUsd(usage),
      generate: () => withSlot(model, work),
    }
    const asking = generateWithin(pieces.limits, priced, pieces.signal)
    underWay.set(key, asking)
    try {
      const answer = await asking
      const costUsd = model.costUsd(answer.usage)
      tally.costUsd = tally.costUsd === null || costUsd === null ? null : tally.costUsd + costUsd
      const { modelId } = model
      pieces.cache.put({ key, modelId, promptId: null, generation: JSON.stringify(answer), usedAt: pieces.now() })
      return answer
    } finally {
      underWay.delete(key)
    }
  }

  return () => {
    const tally: RequestTally = { requests: 0, cachedRequests: 0, costUsd: 0 }
    const { signal } = pieces

    async function scoreText(...[id, messages, continuation]: Parameters<MetricTools['scoreText']>) {
      const model = modelOf(id)
      const score = requireCapability(model, 'scoreText')
      const request = contentId({
        format: 1,
        scoreText: continuation,
        model: model.identity,
        messages: plain(messages),
      })
      return ask(tally, model, request, () => score({ model: model.target, messages, continuation }, signal))
    }

    const tools: MetricTools = {
      async generate(id, messages, settings, answerSchema) {
        const model = modelOf(id)
        const refused = model.backend.unsupportedSettings(model.target)
        const wanted = Object.entries(settings).filter(([name]) => !refused.some((one) => one === name))
        // Servers that speak OpenAI's protocol may refuse a schema, or answer without a word of it.
        const isConstrained = answerSchema !== undefined && model.backend.kind === 'llama'
        const asked = { ...Object.fromEntries(wanted), ...(isConstrained && { jsonSchema: answerSchema }) }
        const request = cacheKey({ modelIdentity: model.identity, messages, settings: asked, repeat: 0 })
        return ask<Generation>(
          tally,
          model,
          request,
          () => generateAnswer(model.backend, { model: model.target, messages, settings: asked }, signal),
          model.worstUsd(messages, settings.maxTokens),
        )
      },

      async embed(id, texts) {
        const model = modelOf(id)
        const embed = requireCapability(model, 'embed')
        const request = contentId({ format: 1, embed: texts, model: model.identity })
        const { vectors } = await ask(tally, model, request, () => embed(model.target, texts, signal))
        return vectors
      },

      async scoreText(id, messages, continuation): Promise<readonly TokenScore[]> {
        return (await scoreText(id, messages, continuation)).tokens
      },

      async labelProbabilities(id, messages, labels) {
        const model = modelOf(id)
        const { backend, target } = model
        if (backend.scoreText) {
          const logs: number[] = []
          for (const label of labels) {
            const { tokens } = await scoreText(id, messages, label)
            logs.push(tokens.reduce((sum, { logProbability }) => sum + logProbability, 0))
          }
          return toProbabilities(logs)
        }
        const score = backend.scoreLabels?.bind(backend)
        if (!score) return null
        const request = contentId({ format: 1, labels, model: model.identity, messages: plain(messages) })
        const { logProbabilities } = await ask(
          tally,
          model,
          request,
          () => score({ model: target, messages, labels }, signal),
          model.worstUsd(messages, 1),
        )
        return logProbabilities.every((one) => one === null) ? null : toProbabilities(logProbabilities)
      },

      runScript: pieces.runScript,
    }
    return { tools, tally }
  }
}

/** Shares of the probability that all labels have together. */
function toProbabilities(logProbabilities: readonly (number | null)[]): number[] {
  const largest = Math.max(...logProbabilities.map((one) => one ?? -Infinity))
  const weights = logProbabilities.map((one) => (one === null ? 0 : Math.exp(one - largest)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

function plain(messages: readonly { role: string; content: string }[]) {
  return messages.map(({ role, content }) => ({ role, content }))
}
