import { stat } from 'node:fs/promises'
import { AssayError, toErrorReport } from '../core/errors.ts'
import type {
  RuntimeEvent,
  RuntimeGeneration,
  RuntimeModel,
  RuntimeOptions,
  RuntimeRequest,
  RuntimeResults,
} from '../core/runtime-protocol.ts'
import { embedTexts } from './embed-texts.ts'
import { generateAnswer } from './generate-answer.ts'
import { inspectModel } from './inspect-model.ts'
import { inspectPrompt } from './inspect-prompt.ts'
import { createLeaseCache } from './lease-cache.ts'
import { importLlamaLibrary, type LlamaLibrary } from './llama-library.ts'
import { loadModel, loadModelText } from './load-model.ts'
import { measureSpeed } from './measure-speed.ts'
import { openLlama, type OpenedLlama } from './open-llama.ts'
import { toPromptTokens } from './prompt-tokens.ts'
import { scoreText } from './score-text.ts'
import { createTextBatcher } from './text-batcher.ts'

/** What the runtime process does with requests; the process itself only carries messages. */
export interface Runtime {
  /** Works on a request and sends its events; never throws. */
  handle(request: RuntimeRequest): void
  /** Ends all work and gives the memory back. */
  close(): Promise<void>
}

/** A model file as it was when it was asked for; `stamp` changes when the file does. */
interface StampedModel extends RuntimeModel {
  stamp: string
}

type Answering = Exclude<RuntimeRequest, { type: 'abort' } | { type: 'shutdown' }>

/** A runtime that loads llama.cpp, and models, when they are first asked for. */
export function createRuntime(options: RuntimeOptions, send: (event: RuntimeEvent) => void): Runtime {
  const working = new Map<number, AbortController>()
  let opening: Promise<{ library: LlamaLibrary; opened: OpenedLlama }> | undefined

  async function open() {
    opening ??= importLlamaLibrary().then(async (library) => ({ library, opened: await openLlama(library, options) }))
    return opening.catch((error: unknown) => {
      opening = undefined
      throw error
    })
  }

  const keyOf = ({ path, contextTokens, stamp }: StampedModel) => JSON.stringify([path, contextTokens ?? null, stamp])
  const models = createLeaseCache({
    size: options.maxModels,
    keyOf,
    load: async (item: StampedModel) => {
      send({ type: 'model', path: item.path, state: 'loading' })
      try {
        const { library, opened } = await open()
        const loaded = await loadModel(library, opened, item, options)
        send({ type: 'model', path: item.path, state: 'loaded' })
        return loaded
      } catch (error) {
        send({ type: 'model', path: item.path, state: 'failed' })
        throw error
      }
    },
    dispose: async (loaded, { path }) => {
      await loaded.dispose()
      send({ type: 'model', path, state: 'unloaded' })
    },
  })
  const texts = createLeaseCache({
    size: options.maxModels,
    keyOf,
    load: async (item: StampedModel) => {
      const { library, opened } = await open()
      return loadModelText(library, opened, item)
    },
    dispose: (text) => text.dispose(),
  })

  const results: { [T in keyof RuntimeResults]: Handler<T> } = {
    async 'load'({ model }, signal) {
      const lease = await models.acquire(await stamped(model), signal)
      const { contextTokens } = lease.value
      const { sequenceCount, fingerprint } = lease.value.together
      lease.release()
      return { contextTokens, sequences: sequenceCount, fingerprint, ...loadTime(lease.loadMs) }
    },

    async 'unload'({ path }) {
      await models.evict((item) => item.path === path)
      await texts.evict((item) => item.path === path)
      return null
    },

    async 'inspect'({ path }) {
      await stamped({ path })
      return inspectModel(await importLlamaLibrary(), path)
    },

    async 'count-tokens'({ model, messages }, signal) {
      const lease = await texts.acquire(await stamped(model), signal)
      try {
        const { template, vocabulary, contextTokens } = lease.value
        return {
          promptTokens: toPromptTokens(template.render(messages), vocabulary).length,
          contextTokens,
          exact: true,
        }
      } finally {
        lease.release()
      }
    },

    async 'inspect-prompt'({ model, messages }, signal) {
      const lease = await texts.acquire(await stamped(model), signal)
      try {
        return inspectPrompt(lease.value, messages)
      } finally {
        lease.release()
      }
    },

    async 'generate'({ id, model, messages, settings }, signal): Promise<RuntimeGeneration> {
      const lease = await models.acquire(await stamped(model), signal)
      const batcher = createTextBatcher((text) => send({ type: 'text', id, text }))
      try {
        const loaded = lease.value
        const promptTokens = toPromptTokens(loaded.template.render(messages), loaded.vocabulary)
        const constraint = await loaded.createConstraint(settings)
        const place = settings.isDeterministic === true ? await loaded.alone() : loaded.together
        const request = { promptTokens, settings, constraint }
        const generation = await generateAnswer(loaded, place, request, signal, batcher.add)
        return { ...generation, ...loadTime(lease.loadMs) }
      } finally {
        batcher.flush()
        lease.release()
      }
    },

    async 'measure-speed'({ model, options: asked }, signal) {
      const lease = await models.acquire(await stamped(model), signal)
      try {
        const { library, opened } = await open()
        return await measureSpeed(library, lease.value, opened, asked, signal)
      } finally {
        lease.release()
      }
    },

    async 'score-text'({ model, messages, text }, signal) {
      const lease = await models.acquire(await stamped(model), signal)
      try {
        const loaded = lease.value
        const { template, vocabulary } = loaded
        const { leadingToken } = vocabulary
        const bare = leadingToken === undefined ? [] : [leadingToken]
        const promptTokens = messages.length === 0 ? bare : toPromptTokens(template.render(messages), vocabulary)
        const request = { promptTokens, textTokens: vocabulary.tokenize(text, false) }
        return await scoreText(loaded, loaded.together, request, signal)
      } finally {
        lease.release()
      }
    },

    async 'embed'({ model, texts: asked }, signal) {
      const lease = await models.acquire(await stamped(model), signal)
      try {
        return await embedTexts(lease.value, asked, signal)
      } finally {
        lease.release()
      }
    },
  }

  async function answer(request: Answering, signal: AbortSignal): Promise<void> {
    const { id } = request
    try {
      const handler = results[request.type] as (request: Answering, signal: AbortSignal) => Promise<unknown>
      const value = await handler(request, signal)
      send({ type: 'done', id, value })
    } catch (error) {
      send({ type: 'failed', id, error: toErrorReport(error) })
    } finally {
      working.delete(id)
    }
  }

  return {
    handle(request) {
      switch (request.type) {
        case 'abort':
          working.get(request.id)?.abort()
          return
        case 'shutdown':
          return
        default: {
          const controller = new AbortController()
          working.set(request.id, controller)
          void answer(request, controller.signal)
        }
      }
    },

    async close() {
      for (const controller of working.values()) controller.abort()
      const started = await opening?.catch(() => undefined)
      await started?.opened.llama.dispose()
    },
  }
}

type Handler<T extends keyof RuntimeResults> = (
  request: Extract<RuntimeRequest, { type: T }>,
  signal: AbortSignal,
) => Promise<RuntimeResults[T]>

function loadTime(loadMs: number | undefined): { loadMs?: number } {
  return loadMs === undefined ? {} : { loadMs }
}

async function stamped(model: RuntimeModel): Promise<StampedModel> {
  const found = await stat(model.path).catch((error: unknown) => {
    throw new AssayError('file-missing', { path: model.path }, { cause: error })
  })
  return { ...model, stamp: `${found.size} ${found.mtimeMs}` }
}
