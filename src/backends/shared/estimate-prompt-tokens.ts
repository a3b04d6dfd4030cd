import type { Message, PromptToken } from '../../core/backend.ts'

/** What the chat format adds, by OpenAI's cookbook ("How to count tokens with tiktoken", for gpt-4 and later). */
const tokensPerMessage = 4
const tokensPerReply = 3

/** Longer runs without (or of) white space are cut: merging takes quadratic time in their length. */
const longestRun = 256
const longRuns = new RegExp(`(\\S{${longestRun + 1},}|\\s{${longestRun + 1},})`, 'u')
const cuts = new RegExp(`.{1,${longestRun}}`, 'gsu')

/** Text that looks like a special token is ordinary text. */
const asText = { disallowedSpecial: new Set<string>() }

/**
 * Estimates the prompt tokens of messages with OpenAI's o200k vocabulary (gpt-4o and later) and the overhead of its chat
 * format. For other models it is a rough guide only: their vocabularies and templates differ. The vocabulary is loaded
 * with the first call.
 */
export async function estimatePromptTokens(messages: readonly Message[]): Promise<number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  let total = tokensPerReply
  for (const { content } of messages) {
    total += tokensPerMessage
    for (const piece of toPieces(content)) total += countTokens(piece, asText)
  }
  return total
}

/** The tokens of the messages' texts by the same vocabulary, one message after another, without the chat format's own. */
export async function estimateTokens(messages: readonly Message[]): Promise<PromptToken[]> {
  const { decode, encode } = await import('gpt-tokenizer/encoding/o200k_base')
  const pieces = messages.flatMap(({ content }) => toPieces(content))
  return pieces.flatMap((piece) => withTexts(encode(piece, asText), piece, decode))
}

/** Half a character has no text yet: it stands at the token that completes it. */
function withTexts(ids: readonly number[], whole: string, decode: (ids: number[]) => string): PromptToken[] {
  let pending: number[] = []
  let at = 0
  return ids.map((id) => {
    pending.push(id)
    const text = decode(pending)
    if (!whole.startsWith(text, at)) return { id, text: '' }
    pending = []
    at += text.length
    return { id, text }
  })
}

function toPieces(content: string): string[] {
  return content.split(longRuns).flatMap((part, index) => (index % 2 === 0 ? [part] : (part.match(cuts) ?? [])))
}
