import type { GenerateEvent, GenerateRequest, Generation } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { fromStream, type StreamResult } from './from-stream.ts'
import type { OpenAttempt } from './open-attempt.ts'
import type { RequestShape } from './request-shape.ts'
import type { Server } from './server.ts'
import { toFinishReason } from './to-finish-reason.ts'
import { toRequest } from './to-request.ts'

type TextEvent = Extract<GenerateEvent, { type: 'text' }>

/**
 * Sends one request, yields its text as it comes, and returns what it amounted to. `onText` is called before the first
 * text is handed on. Throws whatever went wrong, raw.
 */
export async function* streamCompletion(
  { url, clock }: Server,
  attempt: OpenAttempt,
  request: GenerateRequest,
  shape: RequestShape,
  onText: () => void,
): AsyncGenerator<TextEvent, Omit<Generation, 'retries'>> {
  const startMs = clock.monotonicMs()
  const { data, response } = await attempt.openai.chat.completions
    .create(toRequest(request, shape), attempt.options)
    .withResponse()
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('html')) throw new AssayError('bad-reply', { url, reason: 'it sent a web page' })
  // Some servers do not know `stream` and answer whole.
  const chunks = type.includes('application/json') ? once(response.json()) : data
  const result = yield* fromStream(chunks, { url, monotonicMs: clock.monotonicMs, onText })
  attempt.throwIfCancelled()
  return {
    text: result.text,
    finishReason: toFinishReason(result.finishReason),
    usage: result.usage,
    timing: timingOf(result, startMs, clock.monotonicMs()),
    fingerprint: {
      backend: 'openai',
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

function timingOf(result: StreamResult, startMs: number, endMs: number): Generation['timing'] {
  const tokensPerSecond = speedOf(result)
  return {
    totalMs: endMs - startMs,
    ...(result.firstTextMs !== undefined && { firstTokenMs: result.firstTextMs - startMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  }
}

/** Tokens a second from the first piece of text to the last; undefined where the tokens of the text are not known. */
function speedOf({ usage, firstTextMs, lastTextMs, hasHiddenText }: StreamResult): number | undefined {
  const { completionTokens, reasoningTokens } = usage
  if (completionTokens === undefined || firstTextMs === undefined || lastTextMs === undefined) return undefined
  if (hasHiddenText && reasoningTokens === undefined) return undefined
  const tokens = completionTokens - (reasoningTokens ?? 0) - 1
  const seconds = (lastTextMs - firstTextMs) / 1000
  return tokens > 0 && seconds > 0 ? tokens / seconds : undefined
}
