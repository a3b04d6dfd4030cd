import type { Settings } from './settings.ts'

type Role = 'system' | 'user' | 'assistant'

/** One rendered message, as it is sent. */
export interface Message {
  role: Role
  content: string
}

/** Why a generation ended. `other` keeps what a provider said that has no name here. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other'

/** Tokens used, where the backend says so; undefined is unknown, never zero. */
export interface Usage {
  promptTokens?: number
  /** Part of promptTokens that the backend did not evaluate again. */
  cachedPromptTokens?: number
  completionTokens?: number
  /** Part of completionTokens spent on hidden reasoning. */
  reasoningTokens?: number
}

/** Milliseconds by a monotonic clock; undefined where it was not measured. */
export interface Timing {
  /** Loading the model, when this request had to wait for it. */
  loadMs?: number
  /** Evaluating the prompt. */
  promptMs?: number
  /** From the start of the request to the first piece of text. */
  firstTokenMs?: number
  totalMs: number
  tokensPerSecond?: number
}

/** Everything that identifies what produced an answer, as flat data: model hash, runtime build, device, threads, ... */
export type Fingerprint = Record<string, string | number | boolean | null>

/** What one request asks of a backend. */
export interface GenerateRequest {
  model: ModelTarget
  messages: readonly Message[]
  settings: Settings
}

/** What a backend needs to know to find a model. */
export interface ModelTarget {
  /** The name that the backend knows it by; for `llama` the absolute path of the file. */
  name: string
  /** The context to load it with, in tokens; undefined lets the backend choose. */
  contextTokens?: number
}

/** How a generation ended. */
export interface Generation {
  text: string
  finishReason: FinishReason
  usage: Usage
  timing: Timing
  fingerprint: Fingerprint
  /** Requests that failed and were sent again before this one succeeded. */
  retries: number
}

/** A stream is any number of `text` events and then exactly one `end`; a failure is a thrown AssayError. */
export type GenerateEvent = { type: 'text'; text: string } | { type: 'end'; generation: Generation }

/** A token of a text that was scored, with its natural log-probability after all that stands before it. */
export interface TokenScore {
  text: string
  logProbability: number
}

/** A text scored token by token. */
export interface TextScores {
  tokens: TokenScore[]
  usage: Usage
  fingerprint: Fingerprint
}

/** Vectors of texts, in their order, each of length 1. */
export interface Embeddings {
  vectors: number[][]
  usage: Usage
  fingerprint: Fingerprint
}

/** Log-probabilities of labels as the first token of an answer; null for one that is not among those the server tells. */
interface LabelScores {
  logProbabilities: (number | null)[]
  usage: Usage
  fingerprint: Fingerprint
}

/** A model that a backend offers. */
export interface OfferedModel {
  name: string
  /** In tokens; undefined where the backend does not say. */
  contextTokens?: number
}

/** Tokens of rendered messages, template and generation prompt included. `exact` is false for an estimate. */
export interface TokenCount {
  promptTokens: number
  contextTokens?: number
  exact: boolean
}

/** One token of a prompt; the text of a character that several tokens make stands at the last of them. */
export interface PromptToken {
  id: number
  text: string
}

/** A prompt as a model reads it. */
export interface PromptInspection {
  /** With the model's chat template applied; null where only the server knows that. */
  text: string | null
  tokens: readonly PromptToken[]
  contextTokens?: number
  /** False where another model's vocabulary was taken, and what a chat format adds is left out. */
  exact: boolean
}

/**
 * Where text is generated. Implementations live in `backends/`, one folder each, and pass `backends/testing/conformance.ts`.
 * Every method throws AssayError only; `signal` ends the work soon and throws `cancelled`.
 */
export interface Backend {
  /** `llama`, `openai`, `anthropic`, `fake`, ... */
  readonly kind: string
  /** How many requests it can usefully serve at once, when nobody has said otherwise. */
  readonly defaultConcurrency: number
  listModels(signal?: AbortSignal): Promise<OfferedModel[]>
  countTokens(model: ModelTarget, messages: readonly Message[]): Promise<TokenCount>
  /** The text and the tokens that messages become, where the backend can tell. */
  inspectPrompt?(model: ModelTarget, messages: readonly Message[]): Promise<PromptInspection>
  /**
   * The settings that it has no means to pass on to this model. A request for one of them throws `bad-input` before
   * anything is sent (`requireSupportedSettings`), but for `seed`, which every run sets: it is left out, and the
   * fingerprint says `seedSent: false`.
   */
  unsupportedSettings(model: ModelTarget): readonly (keyof Settings)[]
  generate(request: GenerateRequest, signal?: AbortSignal): AsyncIterable<GenerateEvent>
  /** Turns texts into vectors; left out by a backend that has no means to. */
  embed?(model: ModelTarget, texts: readonly string[], signal?: AbortSignal): Promise<Embeddings>
  /** How likely the model finds a text as its next answer; left out by a backend that has no means to. */
  scoreText?(
    request: { model: ModelTarget; messages: readonly Message[]; continuation: string },
    signal?: AbortSignal,
  ): Promise<TextScores>
  /** How likely each label is as the answer, from one request; left out by a backend that has no means to. */
  scoreLabels?(
    request: { model: ModelTarget; messages: readonly Message[]; labels: readonly string[] },
    signal?: AbortSignal,
  ): Promise<LabelScores>
  /** Frees processes and sockets; nothing may be called after it. */
  close(): Promise<void>
}
