import type { Usage } from '../../core/backend.ts'
import { toCount } from '../shared/to-count.ts'

/**
 * The token counts of `usageMetadata`; a count that is missing or not a count is left out, never 0. Gemini counts
 * thoughts apart from the answer; here they are part of `completionTokens`, as they are paid for. A prompt of 0 tokens,
 * or an answer of none although there was text (`hasText`), was not counted.
 */
export function readUsage(usage: Record<string, unknown> | undefined, hasText: boolean): Usage {
  if (!usage) return {}
  const promptTokens = toCount(usage.promptTokenCount) || undefined
  const cachedPromptTokens = toCount(usage.cachedContentTokenCount)
  const answerTokens = toCount(usage.candidatesTokenCount)
  const reasoningTokens = toCount(usage.thoughtsTokenCount)
  // An answer cut short while the model still thought has no count of its own.
  const isCounted = hasText ? Boolean(answerTokens) : answerTokens !== undefined || reasoningTokens !== undefined
  return {
    ...(promptTokens !== undefined && { promptTokens }),
    ...(promptTokens !== undefined && cachedPromptTokens !== undefined && { cachedPromptTokens }),
    ...(isCounted && { completionTokens: (answerTokens ?? 0) + (reasoningTokens ?? 0) }),
    ...(isCounted && reasoningTokens !== undefined && { reasoningTokens }),
  }
}
