import type { LlamaModel, Token } from 'node-llama-cpp'
import { AssayError } from '../core/errors.ts'
import type { RuntimeTextScores } from '../core/runtime-protocol.ts'
import type { AnswerContext } from './answer-context.ts'
import type { ModelText } from './load-model.ts'

/**
 * The natural log-probability of every token of a text after a prompt, from the model's raw logits:
 * (logit - largest) - ln(sum of exp(logit - largest)). Without a prompt the first token has nothing before it and is left
 * out. Throws `context-overflow` before any work, and `cancelled` soon after the signal.
 */
export async function scoreText(
  { model, contextTokens }: Pick<ModelText, 'model' | 'contextTokens'>,
  place: AnswerContext,
  { promptTokens, textTokens }: { promptTokens: readonly number[]; textTokens: readonly number[] },
  signal: AbortSignal,
): Promise<RuntimeTextScores> {
  const all = [...promptTokens, ...textTokens] as Token[]
  if (all.length > contextTokens) {
    throw new AssayError('context-overflow', { promptTokens: all.length, contextTokens })
  }
  const first = Math.max(1, promptTokens.length)
  const loan = await place.sequences.acquire(all, signal)
  try {
    await place.together.between(() => loan.sequence.clearHistory())
    const tokens: RuntimeTextScores['tokens'] = []
    for (let start = 0; start < all.length - 1; start += place.chunkTokens) {
      if (signal.aborted) throw new AssayError('cancelled', { what: 'The request' })
      const end = Math.min(start + place.chunkTokens, all.length - 1)
      const items = all
        .slice(start, end)
        .map((token, index) => toItem(token, all[start + index + 1], start + index + 1 >= first))
      const results = await loan.sequence.controlledEvaluate(items)
      for (let index = 0; index < items.length; index += 1) {
        const next = all[start + index + 1] as Token
        const logits = results[index]?.next.logits
        const total = results[index]?.next.totalLogitWeight
        if (start + index + 1 < first || logits === undefined || total === undefined) continue
        const largest = Math.max(...logits.values())
        tokens.push({
          text: textOf(model, next),
          logProbability: (logits.get(next) ?? -Infinity) - largest - Math.log(total),
        })
      }
    }
    return { tokens, usage: { promptTokens: all.length, completionTokens: 0 }, fingerprint: place.fingerprint }
  } finally {
    loan.release([])
  }
}

function toItem(token: Token, next: Token | undefined, isScored: boolean) {
  if (!isScored || next === undefined) return token
  const logits = { filter: { tokens: [next], includeTop: 1 } }
  return [token, { generateNext: { logits, totalLogitWeight: true } }] satisfies [Token, object]
}

function textOf(model: LlamaModel, token: Token): string {
  return model.detokenize([token], true)
}
