import type { GoogleGenAI } from '@google/genai/web'
import type { GenerateRequest, Generation } from '../../core/backend.ts'
import type { TextEvent } from '../shared/hosted-api.ts'
import type { OpenAttempt } from '../shared/open-attempt.ts'
import { timingOf } from '../shared/stream-timing.ts'
import { fromStream } from './from-stream.ts'
import { toFinishReason } from './to-finish-reason.ts'
import { toRequest } from './to-request.ts'

/** Asks for one answer; as `HostedApi.stream`. */
export async function* streamContent(
  attempt: OpenAttempt<GoogleGenAI>,
  request: GenerateRequest,
  onText: () => void,
): AsyncGenerator<TextEvent, Omit<Generation, 'retries'>> {
  const { url, clock, client, options } = attempt
  const startMs = clock.monotonicMs()
  const { config, ...rest } = toRequest(request)
  const chunks = await client.models.generateContentStream({
    ...rest,
    config: {
      ...config,
      // Left on, the package would send further requests by itself.
      automaticContinuation: false,
      httpOptions: { headers: options.headers },
      abortSignal: options.signal,
    },
  })
  const result = yield* fromStream(chunks, { url, monotonicMs: clock.monotonicMs, onText })
  return {
    text: result.text,
    finishReason: toFinishReason(result.finishReason),
    usage: result.usage,
    timing: timingOf(result, startMs, clock.monotonicMs()),
    fingerprint: {
      backend: 'gemini',
      url,
      model: result.model ?? request.model.name,
      seedSent: request.settings.seed !== undefined,
    },
  }
}
