import { formatCount, formatQuantity } from './format-number.ts'
import { unknownWord } from './unknown-word.ts'

/** A number of tokens: `74 tokens`; an estimate says `about`. Null is unknown. */
export function formatTokens(tokens: number | null | undefined, isExact = true): string {
  if (tokens === null || tokens === undefined) return unknownWord
  return `${isExact ? '' : 'about '}${formatQuantity(tokens, 'token')}`
}

/** What a prompt leaves of the context: `438 left of 512`, or `20 too many for 512`. */
export function formatContextLeft(promptTokens: number, contextTokens: number): string {
  const left = contextTokens - promptTokens
  if (left < 0) return `${formatCount(-left)} too many for ${formatCount(contextTokens)}`
  return `${formatCount(left)} left of ${formatCount(contextTokens)}`
}
