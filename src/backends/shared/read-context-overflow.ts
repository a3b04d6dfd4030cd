import { AssayError } from '../../core/errors.ts'
import { isRecord } from './is-record.ts'

/**
 * The `context-overflow` that a refusal stands for, when it gives both numbers: llama-server in fields, OpenAI, vLLM and
 * others in their sentence ("maximum context length is N tokens ... your messages resulted in M tokens"), Anthropic
 * ("prompt is too long: M tokens > N maximum") and Gemini ("input token count (M) exceeds the maximum number of tokens
 * allowed (N)") in theirs. Else undefined.
 */
export function readContextOverflow(error: unknown, said: string): AssayError<'context-overflow'> | undefined {
  const fields = isRecord(error) ? error : {}
  const contextTokens =
    toTokens(fields.n_ctx) ??
    match(said, /maximum context length is (\d+)/i) ??
    match(said, /tokens > (\d+) maximum/i) ??
    match(said, /maximum number of tokens allowed \((\d+)\)/i)
  const promptTokens =
    toTokens(fields.n_prompt_tokens) ??
    match(said, /(\d+) in the (?:messages|prompt|input)/i) ??
    match(said, /prompt is too long: (\d+) tokens/i) ??
    match(said, /input token count \((\d+)\)/i) ??
    match(said, /(?:messages|prompt|input) (?:resulted in|contains?|has|have)(?: at least)? (\d+)/i)
  if (contextTokens === undefined || promptTokens === undefined) return undefined
  const maxTokens = match(said, /(\d+) (?:in the completion|output tokens)/i)
  return new AssayError('context-overflow', { promptTokens, contextTokens, ...(maxTokens && { maxTokens }) })
}

function match(text: string, pattern: RegExp): number | undefined {
  return toTokens(Number(pattern.exec(text)?.[1]))
}

function toTokens(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}
