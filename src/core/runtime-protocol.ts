import { z } from 'zod'
import type { FinishReason, Fingerprint, Message, PromptInspection, TokenCount, Usage } from './backend.ts'
import type { Embeddings, TextScores } from './backend.ts'
import type { ErrorReport } from './errors.ts'
import { settingsSchema, type Settings } from './settings.ts'

/**
 * What the llama runtime process and its client say to each other over the IPC channel of `child_process.fork`. Every
 * request but `abort` and `shutdown` carries an `id` and is answered by exactly one `done` or `failed` of that id; a
 * generation sends any number of `text` events before.
 */

/** The context a model gets when nobody asked for one: its training context, but no more than this, to bound memory. */
export const defaultContextTokens = 4_096

/** Where a model is computed; `auto` takes the best that is there, false is the CPU. */
export const gpuChoiceSchema = z.union([z.enum(['auto', 'cuda', 'vulkan', 'metal']), z.literal(false)])
export type GpuChoice = z.infer<typeof gpuChoiceSchema>

/** What a runtime process is started with; fixed for its life, because llama.cpp is initialised once. */
export const runtimeOptionsSchema = z.object({
  gpu: gpuChoiceSchema.default('auto'),
  /** Threads to compute with; by default the physical cores but one. */
  threads: z.int().min(1).max(512).optional(),
  /** Answers that are generated at the same time by one model; each has a context of its own. */
  sequences: z.int().min(1).max(64).default(4),
  /** Models that stay loaded; the one unused for longest makes room. */
  maxModels: z.int().min(1).max(16).default(2),
})
export type RuntimeOptions = z.infer<typeof runtimeOptionsSchema>

const messageSchema = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })
const id = z.number()
const model = z.object({ path: z.string(), contextTokens: z.int().min(1).optional() })

/** What of a model's speed to measure. */
export const speedOptionsSchema = z.object({
  /** Answers at the same time. */
  sequences: z.int().min(1).max(64),
  /** Of each prompt that is read, and of each answer that is written. */
  promptTokens: z.int().min(1).max(100_000),
  answerTokens: z.int().min(2).max(100_000),
  /** Whether to measure as well how much of prompts that share their beginning is reused. */
  withReuse: z.boolean(),
})
export type SpeedOptions = z.infer<typeof speedOptionsSchema>

/** The host is our own code, so its requests are checked strictly. */
export const runtimeRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id, model }),
  z.object({ type: z.literal('unload'), id, path: z.string() }),
  z.object({ type: z.literal('inspect'), id, path: z.string() }),
  z.object({ type: z.literal('count-tokens'), id, model, messages: z.array(messageSchema) }),
  z.object({ type: z.literal('inspect-prompt'), id, model, messages: z.array(messageSchema) }),
  z.object({ type: z.literal('generate'), id, model, messages: z.array(messageSchema), settings: settingsSchema }),
  z.object({ type: z.literal('measure-speed'), id, model, options: speedOptionsSchema }),
  z.object({ type: z.literal('score-text'), id, model, messages: z.array(messageSchema), text: z.string() }),
  z.object({ type: z.literal('embed'), id, model, texts: z.array(z.string()) }),
  z.object({ type: z.literal('abort'), id }),
  z.object({ type: z.literal('shutdown') }),
])

/** A model file, and the context to load it with. */
export interface RuntimeModel {
  /** Absolute. */
  path: string
  contextTokens?: number | undefined
}

export type RuntimeRequest =
  | { type: 'load'; id: number; model: RuntimeModel }
  | { type: 'unload'; id: number; path: string }
  | { type: 'inspect'; id: number; path: string }
  | { type: 'count-tokens'; id: number; model: RuntimeModel; messages: readonly Message[] }
  | { type: 'inspect-prompt'; id: number; model: RuntimeModel; messages: readonly Message[] }
  | { type: 'generate'; id: number; model: RuntimeModel; messages: readonly Message[]; settings: Settings }
  | { type: 'measure-speed'; id: number; model: RuntimeModel; options: SpeedOptions }
  /** Without messages the text is scored as it is, without the chat template. */
  | { type: 'score-text'; id: number; model: RuntimeModel; messages: readonly Message[]; text: string }
  | { type: 'embed'; id: number; model: RuntimeModel; texts: readonly string[] }
  /** Ends the work of that id, which then fails with `cancelled`. */
  | { type: 'abort'; id: number }
  | { type: 'shutdown' }

/** What is written in a GGUF file about its model. */
export interface ModelInspection {
  /** The name in the file; null when it has none. */
  name: string | null
  architecture: string
  /** The number of weights. */
  parameters: number
  /** The context it was trained with, in tokens. */
  trainContextTokens: number | null
  /** `F16`, `Q4_K_M`, ... */
  quantisation: string | null
  hasChatTemplate: boolean
  /** The size of the file; of all its parts, for a split one. */
  bytes: number
  licence: string | null
}

/** A model that is in memory. */
export interface LoadedModelInfo {
  /** What one answer may use, prompt included. */
  contextTokens: number
  sequences: number
  /** Milliseconds that loading took; undefined when it was loaded already. */
  loadMs?: number
  fingerprint: Fingerprint
}

/** How an answer ended; its text is the pieces sent before, joined. Times in milliseconds. */
export interface RuntimeGeneration {
  finishReason: FinishReason
  usage: Usage
  loadMs?: number
  promptMs: number
  tokensPerSecond?: number
  fingerprint: Fingerprint
}

/** How fast a model was; the tokens of all sequences together. */
export interface SpeedMeasurement extends Omit<SpeedOptions, 'withReuse'> {
  prefillTokensPerSecond: number
  decodeTokensPerSecond: number
  /** Time of writing answers beyond llama.cpp's own, as a share of that; null when it did not tell. */
  overheadShare: number | null
  /** Share of prompt tokens not evaluated again where 8 prompts share their first 200; null when it was not asked for. */
  reusedShare: number | null
  fingerprint: Fingerprint
}

export type RuntimeTextScores = TextScores
export type RuntimeEmbeddings = Embeddings

/** The value of `done`, by the request it answers. */
export interface RuntimeResults {
  'load': LoadedModelInfo
  'unload': null
  'inspect': ModelInspection
  'count-tokens': TokenCount
  'inspect-prompt': PromptInspection
  'generate': RuntimeGeneration
  'measure-speed': SpeedMeasurement
  'score-text': RuntimeTextScores
  'embed': RuntimeEmbeddings
}

export type RuntimeEvent =
  /** Sent once, when requests are listened to. */
  | { type: 'ready' }
  /** A piece of the answer; several tokens may share one. */
  | { type: 'text'; id: number; text: string }
  | { type: 'done'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: ErrorReport }
  /** Loading began or ended; a crash between the two is laid to the model. */
  | { type: 'model'; path: string; state: 'loading' | 'loaded' | 'unloaded' | 'failed' }

/** The runtime process may be broken, so the client drops what it does not understand instead of failing. */
export const runtimeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('text'), id, text: z.string() }),
  z.object({ type: z.literal('done'), id, value: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    id,
    error: z.object({
      code: z.string(),
      message: z.string(),
      data: z.record(z.string(), z.unknown()),
      retryable: z.boolean(),
    }),
  }),
  z.object({ type: z.literal('model'), path: z.string(), state: z.enum(['loading', 'loaded', 'unloaded', 'failed']) }),
])
