import { splitSentences } from '../../text/split-sentences.ts'
import { countSyllables } from './count-syllables.ts'

/**
 * Flesch's reading ease of an English text (Flesch 1948): 206.835 - 1.015 x words per sentence - 84.6 x syllables per
 * word. About 0 (a contract) to 100 (read by a child of ten), 121.22 at most, without a lower bound. Words are runs of
 * letters and digits, with the apostrophes, hyphens and decimal signs inside them. Undefined without a word.
 */
export function fleschReadingEase(text: string): number | undefined {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? []
  if (words.length === 0) return undefined
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  return 206.835 - 1.015 * (words.length / splitSentences(text).length) - 84.6 * (syllables / words.length)
}
