import type { PlaygroundEvent } from '../../contract/models.ts'
import type { Message } from '../../core/backend.ts'
import { toAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import type { ServiceContext } from '../api/context.ts'
import { priceGeneration } from '../models/price-generation.ts'
import { mergeStreams } from './merge-streams.ts'

export interface PlaygroundInput {
  content: PromptContent
  variables: Readonly<Record<string, unknown>>
  modelIds: readonly string[]
  settings: Settings
}

type Pieces = Pick<ServiceContext, 'templates' | 'models'>

/**
 * Asks every named model at once and mixes their answers into one stream; each ends with an `end` or an `error` of its
 * own, and one that fails leaves the others alone. A template that cannot be rendered is thrown. Breaking out of the
 * stream or aborting the signal stops all of them.
 */
export async function* generateAll(
  pieces: Pieces,
  input: PlaygroundInput,
  signal?: AbortSignal,
): AsyncGenerator<PlaygroundEvent, void, void> {
  const messages = await pieces.templates.render(input.content, input.variables)
  const stopping = new AbortController()
  const either = signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal
  const modelIds = [...new Set(input.modelIds)]
  try {
    yield* mergeStreams(modelIds.map((modelId) => generateOne(pieces, modelId, messages, input.settings, either)))
  } finally {
    stopping.abort()
  }
}

async function* generateOne(
  { models }: Pieces,
  modelId: string,
  messages: readonly Message[],
  settings: Settings,
  signal: AbortSignal,
): AsyncGenerator<PlaygroundEvent, void, void> {
  try {
    const { backend, target, price } = models.find(modelId)
    for await (const event of backend.generate({ model: target, messages, settings }, signal)) {
      if (event.type === 'text') {
        yield { type: 'text', modelId, text: event.text }
        continue
      }
      const { finishReason, usage, timing, fingerprint } = event.generation
      yield { type: 'end', modelId, finishReason, usage, timing, costUsd: priceGeneration(price, usage), fingerprint }
    }
  } catch (error) {
    const { code, message } = toAssayError(error)
    yield { type: 'error', modelId, code, message }
  }
}
