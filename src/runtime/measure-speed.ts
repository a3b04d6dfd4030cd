import type { SpeedMeasurement, SpeedOptions } from '../core/runtime-protocol.ts'
import type { AnswerContext } from './answer-context.ts'
import { generateAnswer, type AnswerRequest } from './generate-answer.ts'
import type { LlamaLibrary } from './llama-library.ts'
import type { LoadedModel } from './load-model.ts'
import { readOwnTimeMs } from './own-time.ts'
import type { OpenedLlama } from './open-llama.ts'

/** Prompts of rows that share a beginning, for the share that is reused. */
const reuse = { rows: 8, sharedTokens: 200, ownTokens: 16 }

/** A prompt before an answer that is measured; short, so that it hardly counts. */
const leadTokens = 8

/**
 * Measures how fast a model reads prompts and writes answers, `sequences` at a time, on the same path as real answers but
 * in a context of its own. Throws `bad-input` for more tokens than the model's context holds, `cancelled` on the signal.
 */
export async function measureSpeed(
  library: LlamaLibrary,
  loaded: LoadedModel,
  opened: OpenedLlama,
  options: SpeedOptions,
  signal: AbortSignal,
): Promise<SpeedMeasurement> {
  const { promptTokens, answerTokens } = options
  const longestReuse = options.withReuse ? reuse.sharedTokens + reuse.ownTokens : 0
  const contextTokens = Math.max(promptTokens, leadTokens + answerTokens, longestReuse) + 1
  const place = await loaded.createContext({
    sequences: options.sequences,
    keepsPrefixes: true,
    contextTokens: Math.min(contextTokens, loaded.contextTokens),
    isMeasured: true,
  })

  const answer = (request: AnswerRequest) => generateAnswer(loaded, place, request, signal, () => undefined)
  const every = async (request: (index: number) => AnswerRequest) => {
    await readOwnTimeMs(library, opened, place.context)
    const start = performance.now()
    await Promise.all(Array.from({ length: place.sequenceCount }, (_, index) => answer(request(index))))
    return { wallMs: performance.now() - start, ownMs: await readOwnTimeMs(library, opened, place.context) }
  }

  try {
    // The first step prepares buffers.
    await answer(toRequest(loaded, 0, leadTokens, 2))
    const reading = await every((index) => toRequest(loaded, index + 1, promptTokens, 1))
    const writing = await every((index) => toRequest(loaded, index + 101, leadTokens, answerTokens))
    const perSecond = (tokens: number, ms: number) => (tokens * place.sequenceCount * 1_000) / ms
    return {
      sequences: place.sequenceCount,
      promptTokens,
      answerTokens,
      prefillTokensPerSecond: perSecond(promptTokens, reading.wallMs),
      decodeTokensPerSecond: perSecond(answerTokens, writing.wallMs),
      overheadShare: writing.ownMs === undefined ? null : Math.max(writing.wallMs / writing.ownMs - 1, 0),
      reusedShare: options.withReuse ? await measureReuse(loaded, place, signal) : null,
      fingerprint: place.fingerprint,
    }
  } finally {
    await place.context.dispose()
  }
}

/** The share of prompt tokens that are not evaluated again, when rows share their beginning. */
async function measureReuse(loaded: LoadedModel, place: AnswerContext, signal: AbortSignal): Promise<number> {
  const shared = toTokens(loaded, 1_000, reuse.sharedTokens)
  let reused = 0
  let total = 0
  for (let row = 0; row < reuse.rows; row += 1) {
    const promptTokens = [...shared, ...toTokens(loaded, 2_000 + row, reuse.ownTokens)]
    const request = { promptTokens, settings: { temperature: 0, maxTokens: 1 } }
    const { usage } = await generateAnswer(loaded, place, request, signal, () => undefined)
    reused += usage.cachedPromptTokens ?? 0
    total += promptTokens.length
  }
  return reused / total
}

function toRequest(loaded: LoadedModel, variety: number, promptTokens: number, maxTokens: number): AnswerRequest {
  const settings = { temperature: 0, maxTokens }
  return { promptTokens: toTokens(loaded, variety, promptTokens), settings, ignoresEnd: true }
}

/** Ordinary tokens, others from the first on for each `variety`, so that nothing is reused by accident. */
function toTokens({ vocabulary }: LoadedModel, variety: number, count: number): number[] {
  const tokens: number[] = []
  for (let number = 1; tokens.length < count; number += 1) {
    tokens.push(...vocabulary.tokenize(`${variety * 7_919 + number} and then `, false))
  }
  return tokens.slice(0, count)
}
