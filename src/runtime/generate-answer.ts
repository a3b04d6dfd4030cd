import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import type { FinishReason } from '../core/backend.ts'
import { AssayError } from '../core/errors.ts'
import type { RuntimeGeneration } from '../core/runtime-protocol.ts'
import type { Settings } from '../core/settings.ts'
import type { AnswerContext } from './answer-context.ts'
import type { ModelText } from './load-model.ts'
import type { Constraint } from './constraint.ts'
import { toEvaluateOptions, toSampling } from './sampling.ts'
import { createStopScanner } from './stop-scanner.ts'
import { createTextDecoder } from './text-decoder.ts'

/** One answer to be generated. */
export interface AnswerRequest {
  promptTokens: readonly number[]
  settings: Settings
  constraint?: Constraint | undefined
  /** Goes on past the end that the model gives its answer, for measuring. */
  ignoresEnd?: boolean
}

/**
 * Generates one answer, handing its text to `onText` as it comes. Throws `context-overflow` before any work when the
 * prompt leaves no room for a token, and `cancelled` soon after the signal, also in the middle of a long prompt.
 */
export async function generateAnswer(
  { model, contextTokens }: Pick<ModelText, 'model' | 'contextTokens'>,
  place: AnswerContext,
  { promptTokens, settings, constraint, ignoresEnd = false }: AnswerRequest,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<RuntimeGeneration> {
  const { together, chunkTokens } = place
  if (promptTokens.length >= contextTokens) {
    throw new AssayError('context-overflow', { promptTokens: promptTokens.length, contextTokens })
  }
  const sampling = toSampling(settings)
  const history = [...promptTokens]
  const options = {
    ...toEvaluateOptions(sampling, history, contextTokens),
    ...(constraint === undefined ? {} : { grammarEvaluationState: constraint.state }),
    yieldEogToken: ignoresEnd,
  }
  const mostTokens = Math.min(settings.maxTokens ?? Infinity, contextTokens - promptTokens.length)
  const loan = await place.sequences.acquire(promptTokens, signal)
  const { sequence } = loan
  let evaluated: readonly number[] = []

  try {
    const start = performance.now()
    const reused = await together.between(() => rewind(sequence, loan.reusedTokens))
    const steps = together.enter()
    try {
      const step = async () => {
        await together.gate()
        throwIfAborted(signal)
      }
      const lastChunk = promptTokens.length - 1 - ((promptTokens.length - 1) % chunkTokens)
      for (let at = reused; at < lastChunk; at += chunkTokens) {
        await step()
        await sequence.evaluateWithoutGeneratingNewTokens(promptTokens.slice(at, at + chunkTokens) as Token[])
      }
      await step()

      const decoder = createTextDecoder<Token>(
        (tokens, before) => model.detokenize(tokens, false, before),
        promptTokens as readonly Token[],
      )
      const scanner = createStopScanner(settings.stop ?? [])
      let finishReason: FinishReason = 'stop'
      let completionTokens = 0
      let isStopped = false
      let firstAt = performance.now()
      let lastAt = firstAt
      for await (const token of sequence.evaluate(promptTokens.slice(lastChunk) as Token[], options)) {
        lastAt = performance.now()
        if (completionTokens === 0) firstAt = lastAt
        completionTokens += 1
        history.push(token)
        const { text, stopped } = scanner.push(decoder.push(token))
        if (text !== '') onText(text)
        isStopped = stopped
        if (stopped) break
        if (completionTokens >= mostTokens) {
          finishReason = 'length'
          break
        }
        const gate = together.gate()
        if (gate !== undefined) await gate
        throwIfAborted(signal)
      }
      if (completionTokens === 0) firstAt = performance.now()
      if (!isStopped) {
        const ending = scanner.push(decoder.end())
        const text = ending.stopped ? ending.text : ending.text + scanner.end()
        if (ending.stopped) finishReason = 'stop'
        if (text !== '') onText(text)
      }
      return {
        finishReason,
        usage: { promptTokens: promptTokens.length, cachedPromptTokens: reused, completionTokens },
        promptMs: firstAt - start,
        ...(completionTokens > 1 && lastAt > firstAt
          ? { tokensPerSecond: ((completionTokens - 1) * 1_000) / (lastAt - firstAt) }
          : {}),
        fingerprint: {
          ...place.fingerprint,
          batching: steps.isShared,
          ...sampling,
          ...(constraint === undefined ? {} : { grammarId: constraint.id }),
        },
      }
    } finally {
      steps.leave()
      if (place.keepsPrefixes) evaluated = promptTokens.slice(0, sequence.nextTokenIndex)
    }
  } finally {
    loan.release(evaluated)
  }
}

/**
 * Makes a sequence hold nothing but the first `tokens` tokens, or nothing at all where its model cannot go back (recurrent
 * models, sliding windows); gives what it holds.
 */
async function rewind(sequence: LlamaContextSequence, tokens: number): Promise<number> {
  const kept = sequence.needsCheckpoints ? 0 : Math.min(tokens, sequence.nextTokenIndex)
  if (kept === 0) {
    if (sequence.nextTokenIndex > 0) await sequence.clearHistory()
    return 0
  }
  if (kept < sequence.nextTokenIndex) {
    await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }])
  }
  return kept
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AssayError('cancelled', { what: 'The request' })
}
