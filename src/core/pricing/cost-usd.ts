import type { Usage } from '../backend.ts'
import type { Price } from './price-book.ts'

/**
 * What a generation cost in US dollars, or null when that is not known: without a price, without a token count that the
 * price needs, or when the prompt is longer than the price is for. Never 0 for unknown. Cached tokens that a server does
 * not report are counted as not cached, so that the cost is rather too high; hidden reasoning is part of the output.
 */
export function costUsd(price: Price | undefined, usage: Usage): number | null {
  if (price === undefined || isTooLong(price, usage)) return null
  const { promptTokens, completionTokens, cachedPromptTokens = 0 } = usage
  const { inputUsdPerMillion, cachedInputUsdPerMillion = inputUsdPerMillion, outputUsdPerMillion } = price
  const cachedTokens = promptTokens && Math.min(cachedPromptTokens, promptTokens)
  const input = times(inputUsdPerMillion, promptTokens && promptTokens - (cachedTokens ?? 0))
  const cachedInput = times(cachedInputUsdPerMillion, cachedTokens)
  const output = times(outputUsdPerMillion, completionTokens)
  if (input === null || cachedInput === null || output === null) return null
  return (input + cachedInput + output) / 1_000_000
}

function isTooLong({ maxPromptTokens = Infinity }: Price, { promptTokens = Infinity }: Usage): boolean {
  return maxPromptTokens < Infinity && promptTokens > maxPromptTokens
}

/** What is free costs nothing, however many tokens it was. */
function times(usdPerMillion: number, tokens: number | undefined): number | null {
  if (usdPerMillion === 0) return 0
  return tokens === undefined ? null : usdPerMillion * tokens
}
