/**
 * Several lists of tokens as whole numbers from 0 up, the same number for the same token, in order of their first
 * occurrence, so that comparing tokens is cheap. `size` is how many different tokens there are.
 */
export function numberTokens(lists: readonly (readonly string[])[]): { lists: number[][]; size: number } {
  const numbers = new Map<string, number>()
  const numberOf = (token: string) => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(token, number)
    return number
  }
  const numbered = lists.map((tokens) => tokens.map(numberOf))
  return { lists: numbered, size: numbers.size }
}
