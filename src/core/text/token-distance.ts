import { distance } from 'fastest-levenshtein'
import { numberTokens } from './number-tokens.ts'

/** More tokens than this in one list are refused: the time grows with the product of both lengths. */
export const maximumDistanceTokens = 20_000

/**
 * Levenshtein distance: the fewest insertions, deletions and substitutions of a token that turn one list into the
 * other (Levenshtein 1966). Throws a RangeError for a list longer than `maximumDistanceTokens`.
 */
export function tokenDistance(from: readonly string[], to: readonly string[]): number {
  if (from.length > maximumDistanceTokens || to.length > maximumDistanceTokens) {
    throw new RangeError(`a text has more than ${maximumDistanceTokens} tokens`)
  }
  // The library compares UTF-16 code units, of which there are more than different tokens here.
  const [left = '', right = ''] = numberTokens([from, to]).lists.map(toText)
  return distance(left, right)
}

function toText(numbers: readonly number[]): string {
  return numbers.map((number) => String.fromCharCode(number)).join('')
}
