import { splitWords } from './split-words.ts'

/**
 * A short answer as SQuAD's evaluation compares it (`normalize_answer` of evaluate-v2.0.py): in lower case, without
 * ASCII punctuation, without the English articles a, an and the, and with single spaces between words. Texts are
 * compared as they are typed: no Unicode normalisation.
 */
export function normaliseAnswer(text: string, { keepArticles = false }: { keepArticles?: boolean } = {}): string {
  const plain = text.toLowerCase().replace(asciiPunctuation, '')
  return splitWords(keepArticles ? plain : plain.replace(articles, ' ')).join(' ')
}

const asciiPunctuation = /[!-/:-@[-`{-~]/gu

/** Whole words, where letters and digits of any script make up words, as in Python's regular expressions. */
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu
