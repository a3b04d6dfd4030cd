import type { Usage } from '../../core/backend.ts'
import { isRecord } from '../shared/is-record.ts'
import { toCount } from '../shared/to-count.ts'

/**
 * The token counts of a `usage` object; a count that is missing or not a count is left out, never 0. Anthropic counts
 * what was read from and written to its cache apart from `input_tokens`; here they are all of the prompt. Thinking is
 * part of `output_tokens`. An answer of 0 tokens although there was text (`hasText`) was not counted.
 */
export function readUsage(usage: Record<string, unknown> | undefined, hasText: boolean): Usage {
  if (!usage) return {}
  const details = isRecord(usage.output_tokens_details) ? usage.output_tokens_details : {}
  const cachedPromptTokens = toCount(usage.cache_read_input_tokens)
  const freshTokens = toCount(usage.input_tokens)
  const promptTokens =
    freshTokens === undefined
      ? undefined
      : freshTokens + (toCount(usage.cache_creation_input_tokens) ?? 0) + (cachedPromptTokens ?? 0) || undefined
  const completionTokens = toCount(usage.output_tokens)
  const isCounted =
    completionTokens !== undefined && !(completionTokens === 0 && (hasText || promptTokens === undefined))
  const reasoningTokens = toCount(details.thinking_tokens)
  return {
    ...(promptTokens !== undefined && { promptTokens }),
    ...(promptTokens !== undefined && cachedPromptTokens !== undefined && { cachedPromptTokens }),
    ...(isCounted && { completionTokens }),
    ...(isCounted && reasoningTokens !== undefined && { reasoningTokens }),
  }
}
