import type { Message } from '../backend.ts'
import type { Price } from './price-book.ts'

/** What a chat format adds to a message at most, in tokens: its role, its borders and a name. */
const tokensPerMessage = 16

/**
 * The most that one request can cost in US dollars, or null when that has no bound: without a price, or when the answer
 * has no `maxTokens` and is not free. A tokenizer that works on bytes, as those of all hosted models do, never makes more
 * tokens than the text has UTF-8 bytes; cached input and shorter answers only make it cheaper.
 */
export function worstCaseUsd(
  price: Price | null,
  messages: readonly Message[],
  maxTokens: number | undefined,
): number | null {
  if (price === null) return null
  const { inputUsdPerMillion, cachedInputUsdPerMillion = 0, outputUsdPerMillion } = price
  const promptTokens = messages.reduce((sum, { content }) => sum + utf8Length(content) + tokensPerMessage, 0)
  const input = Math.max(inputUsdPerMillion, cachedInputUsdPerMillion) * promptTokens
  if (outputUsdPerMillion === 0) return input / 1_000_000
  return maxTokens === undefined ? null : (input + outputUsdPerMillion * maxTokens) / 1_000_000
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of the character that stands in for it. */
function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
