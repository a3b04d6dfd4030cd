import type { GenerateEvent, GenerateRequest, Generation, ModelTarget, OfferedModel } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { OpenAttempt } from './open-attempt.ts'
import type { Refusal } from './request-sinks.ts'

export type TextEvent = Extract<GenerateEvent, { type: 'text' }>

/**
 * What sets the API of one provider apart from the others; `createHostedBackend` makes a Backend of it. `Client` is that
 * of its package, `Shape` the spelling of a request that a server takes, where there is more than one.
 */
export interface HostedApi<Client, Shape> {
  readonly kind: string
  /** Loads the package, with the first request: it takes a good part of a second, which starting the product should not. */
  createClient(fetch: typeof globalThis.fetch): Promise<Client>
  /** The headers that carry the key, and what else the API wants; `model` is undefined for requests that name none. */
  headersFor(key: string | undefined, model: string | undefined): Record<string, string>
  /** The spelling to try first for every model. */
  readonly firstShape: Shape
  /** Another spelling to try after a server has refused a request with these words; undefined when there is none. */
  nextShape(shape: Shape, settings: Settings, refusal: string): Shape | undefined
  /**
   * Sends one request, yields its text as it comes, and returns what it amounted to. Calls `onText` before the first text
   * is handed on. Throws whatever went wrong, raw.
   */
  stream(
    attempt: OpenAttempt<Client>,
    request: GenerateRequest,
    shape: Shape,
    onText: () => void,
  ): AsyncGenerator<TextEvent, Omit<Generation, 'retries'>>
  /** The address of the list of models. */
  readonly modelsUrl: string
  /** Reads the reply from there; throws `bad-reply`. */
  readModels(body: string): OfferedModel[]
  unsupportedSettings(model: ModelTarget): readonly (keyof Settings)[]
  /** The refusal that an error stands for which came as a piece of a stream begun with success; undefined for others. */
  readSentError(error: unknown): Refusal | undefined
  /** What may be wrong where a server answers 404. */
  notFoundHint(model: string | undefined): string
}
