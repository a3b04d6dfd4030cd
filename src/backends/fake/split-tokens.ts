/** The fake's tokens: a word with the white space before it. Joined, they are the text again. */
export function splitTokens(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}
