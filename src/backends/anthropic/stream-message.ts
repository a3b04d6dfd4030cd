import type { Anthropic } from '@anthropic-ai/sdk'
import type { GenerateRequest, Generation } from '../../core/backend.ts'
import type { TextEvent } from '../shared/hosted-api.ts'
import type { OpenAttempt } from '../shared/open-attempt.ts'
import { timingOf } from '../shared/stream-timing.ts'
import { fromStream } from './from-stream.ts'
import { apiVersionFor } from './model-abilities.ts'
import { toFinishReason } from './to-finish-reason.ts'
import { toRequest } from './to-request.ts'

/** Asks for one message; as `HostedApi.stream`. */
export async function* streamMessage(
  attempt: OpenAttempt<Anthropic>,
  request: GenerateRequest,
  onText: () => void,
): AsyncGenerator<TextEvent, Omit<Generation, 'retries'>> {
  const { url, clock, client, options } = attempt
  const startMs = clock.monotonicMs()
  const body = toRequest(request)
  const events = await client.messages.create(body, options)
  const result = yield* fromStream(events, { url, monotonicMs: clock.monotonicMs, onText })
  return {
    text: result.text,
    finishReason: toFinishReason(result.finishReason),
    usage: result.usage,
    timing: timingOf(result, startMs, clock.monotonicMs()),
    fingerprint: {
      backend: 'anthropic',
      url,
      model: result.model ?? request.model.name,
      apiVersion: apiVersionFor(request.model.name),
      maxTokens: body.max_tokens,
      seedSent: false,
    },
  }
}
