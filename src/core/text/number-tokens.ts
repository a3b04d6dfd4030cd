/** Tokens as whole numbers from 0 up, the same number for the same token, so that comparing them is cheap. */
export interface NumberedTokens {
  lists: number[][]
  /** How many different tokens there are; every number is below. */
  size: number
}

/** Numbers the tokens of several lists in order of their first occurrence. */
export function numberTokens(lists: readonly (readonly string[])[]): NumberedTokens {
  const numbers = new Map<string, number>()
  const numberOf = (token: string) => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(token, number)
    return number
  }
  return { lists: lists.map((tokens) => tokens.map(numberOf)), size: numbers.size }
}
