import type { OpenAI } from 'openai'
import type { GenerateRequest, Generation } from '../../core/backend.ts'
import type { TextEvent } from '../shared/hosted-api.ts'
import type { OpenAttempt } from '../shared/open-attempt.ts'
import { timingOf } from '../shared/stream-timing.ts'
import { fromStream } from './from-stream.ts'
import type { RequestShape } from './request-shape.ts'
import { toFinishReason } from './to-finish-reason.ts'
import { toRequest } from './to-request.ts'

/** Asks for one chat completion of OpenAI or Azure, which `backend` says; as `HostedApi.stream`. */
export async function* streamCompletion(
  backend: string,
  attempt: OpenAttempt<OpenAI>,
  request: GenerateRequest,
  shape: RequestShape,
  onText: () => void,
): AsyncGenerator<TextEvent, Omit<Generation, 'retries'>> {
  const { url, clock, client, options } = attempt
  const startMs = clock.monotonicMs()
  const { data, response } = await client.chat.completions.create(toRequest(request, shape), options).withResponse()
  // Some servers do not know `stream` and answer whole.
  const isWhole = response.headers.get('content-type')?.includes('application/json') ?? false
  const chunks = isWhole ? once(response.json()) : data
  const result = yield* fromStream(chunks, { url, monotonicMs: clock.monotonicMs, onText })
  return {
    text: result.text,
    finishReason: toFinishReason(result.finishReason),
    usage: result.usage,
    timing: timingOf(result, startMs, clock.monotonicMs()),
    fingerprint: {
      backend,
      url,
      model: result.model ?? request.model.name,
      systemFingerprint: result.systemFingerprint ?? null,
      seedSent: request.settings.seed !== undefined && shape.withSeed,
    },
  }
}

async function* once(value: Promise<unknown>): AsyncGenerator {
  yield await value
}
