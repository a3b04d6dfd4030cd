import type { fork } from 'node:child_process'
import type { Backend, Fingerprint, Generation } from '../../core/backend.ts'
import { AssayError, toAssayError } from '../../core/errors.ts'
import {
  runtimeOptionsSchema,
  type GpuChoice,
  type LoadedModelInfo,
  type ModelInspection,
  type RuntimeOptions,
  type SpeedMeasurement,
  type SpeedOptions,
} from '../../core/runtime-protocol.ts'
import { checkGgufFile, type GgufFile } from './check-gguf-file.ts'
import { createEventQueue } from './event-queue.ts'
import { findModel, listModelNames } from './find-models.ts'
import { createModelHashes } from './hash-models.ts'
import { readRuntimeVariables } from './read-runtime-variables.ts'
import type { ModelState } from './runtime-child.ts'
import { createRuntimeClient } from './runtime-client.ts'

export interface LlamaBackendOptions {
  /** The runtime process's entry: `src/runtime/runtime-process.ts`, or what it was built to. */
  runtimeEntry: string | URL
  /** Where models are looked for by name; a model's absolute path works whatever is here. */
  modelFolders?: readonly string[]
  /** `auto` by default; false is the CPU. What is not said here is taken from `ASSAY_GPU`, `ASSAY_THREADS`, `ASSAY_SEQUENCES`. */
  gpu?: GpuChoice
  /** The physical cores but one by default. */
  threads?: number
  /** Answers at the same time by one model, each with a context of its own (4). */
  sequences?: number
  /** Models that stay loaded (2). */
  maxModels?: number
  fork?: typeof fork
  /** Called when `loadState()` has changed. */
  onLoadStateChange?: () => void
}

/** What the runtime holds now. */
interface LoadState {
  /** Undefined while no process runs: it starts with the first request. */
  pid: number | undefined
  models: { path: string; state: ModelState }[]
}

/** The backend of models on this machine, with what only such models have. */
export interface LlamaBackend extends Backend {
  inspectPrompt: NonNullable<Backend['inspectPrompt']>
  /** What is written in a model's file. Throws `file-missing`, `file-unreadable` or `not-a-gguf`. */
  inspectModel(name: string, signal?: AbortSignal): Promise<ModelInspection>
  /** The SHA-256 of a model's file; the first time reads all of it. */
  hashModel(name: string): Promise<string>
  /** Loads a model before it is needed. */
  loadModel(name: string, contextTokens?: number, signal?: AbortSignal): Promise<LoadedModelInfo>
  /** Frees a model's memory, unless it is answering. */
  unloadModel(name: string): Promise<void>
  /** Measures how fast a model reads and writes. Throws as answering does. */
  measureSpeed(name: string, options: SpeedOptions, signal?: AbortSignal): Promise<SpeedMeasurement>
  loadState(): LoadState
}

/** How long an answer waits for the model's hash when that is still being computed, in milliseconds. */
const hashPatienceMs = 2_000

/**
 * A backend for GGUF models, run by llama.cpp in a process of its own, which is started with the first request and again
 * after a crash. A model is named by its absolute path, or relative to one of `modelFolders` without `.gguf`. The
 * context is what was asked for, else the model's own up to 4,096 tokens, and never more than it was trained with.
 *
 * The fingerprint's `modelSha256` is null while the hash of a very large file is still being computed.
 */
export function createLlamaBackend(options: LlamaBackendOptions): LlamaBackend {
  const { modelFolders = [], fork: forkOption } = options
  const runtime = toRuntimeOptions(options)
  const hashModel = createModelHashes()
  const client = createRuntimeClient({
    entry: options.runtimeEntry,
    runtime,
    ...(forkOption === undefined ? {} : { fork: forkOption }),
    ...(options.onLoadStateChange === undefined ? {} : { onChange: options.onLoadStateChange }),
  })

  async function findFile(name: string): Promise<GgufFile> {
    return checkGgufFile(await findModel(name, modelFolders))
  }

  return {
    kind: 'llama',
    defaultConcurrency: runtime.sequences,

    async listModels() {
      return (await listModelNames(modelFolders)).map((name) => ({ name }))
    },

    async countTokens({ name, contextTokens }, messages) {
      const { path } = await findFile(name)
      return client.call('count-tokens', { model: { path, contextTokens }, messages })
    },

    async inspectPrompt({ name, contextTokens }, messages) {
      const { path } = await findFile(name)
      return client.call('inspect-prompt', { model: { path, contextTokens }, messages })
    },

    unsupportedSettings: () => [],

    async *generate({ model, messages, settings }, signal) {
      throwIfAborted(signal)
      const start = performance.now()
      const file = await findFile(model.name)
      throwIfAborted(signal)
      const hash = hashModel(file).catch(() => null)
      const abandoned = new AbortController()
      const abort = () => abandoned.abort()
      signal?.addEventListener('abort', abort, { once: true })
      const pieces = createEventQueue<string>()
      const target = { path: file.path, contextTokens: model.contextTokens }
      const answer = client
        .call('generate', { model: target, messages, settings }, abandoned.signal, pieces.push)
        .finally(pieces.end)
      // Its failure is thrown below, after the pieces that came before it.
      answer.catch(() => undefined)
      try {
        let text = ''
        let firstTokenMs: number | undefined
        for await (const piece of pieces) {
          throwIfAborted(signal)
          firstTokenMs ??= performance.now() - start
          text += piece
          yield { type: 'text', text: piece }
        }
        const { finishReason, usage, loadMs, promptMs, tokensPerSecond, fingerprint } = await answer
        throwIfAborted(signal)
        const totalMs = performance.now() - start
        const timing = { loadMs, promptMs, firstTokenMs, totalMs, tokensPerSecond }
        const generation: Generation = {
          text,
          finishReason,
          usage,
          timing: withoutUndefined(timing),
          fingerprint: { ...identity(file, await orNull(hash, hashPatienceMs)), ...fingerprint },
          retries: 0,
        }
        yield { type: 'end', generation }
      } catch (error) {
        throw toAssayError(error)
      } finally {
        signal?.removeEventListener('abort', abort)
        abandoned.abort()
      }
    },

    async scoreText({ model, messages, continuation }, signal) {
      const file = await findFile(model.name)
      const target = { path: file.path, contextTokens: model.contextTokens }
      return client.call('score-text', { model: target, messages, text: continuation }, signal)
    },

    async embed(model, texts, signal) {
      const file = await findFile(model.name)
      return client.call('embed', { model: { path: file.path, contextTokens: model.contextTokens }, texts }, signal)
    },

    async inspectModel(name, signal) {
      const { path } = await findFile(name)
      return client.call('inspect', { path }, signal)
    },

    async hashModel(name) {
      return hashModel(await findFile(name))
    },

    async loadModel(name, contextTokens, signal) {
      const { path } = await findFile(name)
      return client.call('load', { model: { path, contextTokens } }, signal)
    },

    async unloadModel(name) {
      const path = await findModel(name, modelFolders)
      if (client.models.has(path)) await client.call('unload', { path })
    },

    async measureSpeed(name, speedOptions, signal) {
      const { path } = await findFile(name)
      return client.call('measure-speed', { model: { path }, options: speedOptions }, signal)
    },

    loadState() {
      return { pid: client.pid, models: [...client.models].map(([path, state]) => ({ path, state })) }
    },

    close: () => client.close(),
  }
}

function toRuntimeOptions(options: LlamaBackendOptions): RuntimeOptions {
  const variables = readRuntimeVariables(process.env)
  return runtimeOptionsSchema.parse({
    gpu: options.gpu ?? variables.gpu,
    threads: options.threads ?? variables.threads,
    sequences: options.sequences ?? variables.sequences,
    maxModels: options.maxModels,
  })
}

function identity(file: GgufFile, sha256: string | null): Fingerprint {
  return { backend: 'llama', modelSha256: sha256, modelBytes: file.bytes }
}

async function orNull(hash: Promise<string | null>, patienceMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  try {
    return await Promise.race([hash, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Leaves out what was not measured, which is not the same as a key without a value to those who compare. */
function withoutUndefined<Record_ extends object>(
  record: Record_,
): { [K in keyof Record_]: Exclude<Record_[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AssayError('cancelled', { what: 'The request' })
}
