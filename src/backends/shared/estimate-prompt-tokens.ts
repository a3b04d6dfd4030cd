import type { Message } from '../../core/backend.ts'

/** What the chat format adds, by OpenAI's cookbook ("How to count tokens with tiktoken", for gpt-4 and later). */
const tokensPerMessage = 4
const tokensPerReply = 3

/** Longer runs without (or of) white space are cut: merging takes quadratic time in their length. */
const longestRun = 256
const longRuns = new RegExp(`(\\S{${longestRun + 1},}|\\s{${longestRun + 1},})`, 'u')
const cuts = new RegExp(`.{1,${longestRun}}`, 'gsu')

/**
 * Estimates the prompt tokens of messages with OpenAI's o200k vocabulary (gpt-4o and later) and the overhead of its chat
 * format. For other models it is a rough guide only: their vocabularies and templates differ. Text that looks like a
 * special token is counted as ordinary text. The vocabulary is loaded with the first call.
 */
export async function estimatePromptTokens(messages: readonly Message[]): Promise<number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  const asText = { disallowedSpecial: new Set<string>() }
  let total = tokensPerReply
  for (const { content } of messages) {
    total += tokensPerMessage
    for (const [index, part] of content.split(longRuns).entries()) {
      const pieces = index % 2 === 0 ? [part] : (part.match(cuts) ?? [])
      for (const piece of pieces) total += countTokens(piece, asText)
    }
  }
  return total
}
