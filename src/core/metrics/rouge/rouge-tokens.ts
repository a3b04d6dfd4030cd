import { porterStem } from '../../text/porter-stem.ts'

/**
 * The words that ROUGE counts (rouge_score 0.1.2, tokenize.py): runs of a to z and 0 to 9 in lower case, everything
 * else parts them. With `stem`, words of more than three letters are stemmed.
 */
export function rougeTokens(text: string, { stem }: { stem: boolean }): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/gu) ?? []
  return stem ? words.map((word) => (word.length > 3 ? porterStem(word) : word)) : words
}
