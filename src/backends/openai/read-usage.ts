import type { Usage } from '../../core/backend.ts'
import { isRecord } from '../shared/is-record.ts'
import { toCount } from '../shared/to-count.ts'

/**
 * The token counts of a `usage` object; a count that is missing or not a count is left out, never 0. A prompt of 0
 * tokens is what servers say that do not count, since a chat template alone has some; so is an answer of 0 tokens
 * when there was text (`hasText`). DeepSeek's `prompt_cache_hit_tokens` is understood.
 */
export function readUsage(usage: Record<string, unknown> | undefined, hasText: boolean): Usage {
  if (!usage) return {}
  const promptDetails = isRecord(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {}
  const completionDetails = isRecord(usage.completion_tokens_details) ? usage.completion_tokens_details : {}
  const promptTokens = toCount(usage.prompt_tokens) || undefined
  const completionTokens = toCount(usage.completion_tokens)
  const isCounted =
    completionTokens !== undefined && !(completionTokens === 0 && (hasText || promptTokens === undefined))
  const cachedPromptTokens = toCount(promptDetails.cached_tokens) ?? toCount(usage.prompt_cache_hit_tokens)
  const reasoningTokens = toCount(completionDetails.reasoning_tokens)
  return {
    ...(promptTokens !== undefined && { promptTokens }),
    ...(promptTokens !== undefined && cachedPromptTokens !== undefined && { cachedPromptTokens }),
    ...(isCounted && { completionTokens }),
    ...(isCounted && reasoningTokens !== undefined && { reasoningTokens }),
  }
}
