import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { splitSentences } from '../text/split-sentences.ts'
import { maximumComparedText } from './compared-texts.ts'

const options = z.strictObject({
  context: z.string().min(1).default('context').meta({
    title: 'Column with the context',
    description: 'The column that holds the text that answers must stand on.',
  }),
  share: z.number().min(0).max(1).default(0.6).meta({
    title: 'Words needed',
    description: 'The share of a sentence’s words that must be in the context for it to count as supported.',
  }),
})

const shownSentences = 3

/**
 * The share of the answer's sentences whose words stand in the context, 0 to 1. It compares words: all numbers, and
 * words of more than three letters (of any length in scripts without blanks, by character). What is said in other words
 * is not seen; a denied sentence counts as supported.
 */
export const groundedness: Metric<z.infer<typeof options>> = {
  id: 'groundedness',
  title: 'Groundedness (words)',
  description: "The share of the answer's sentences whose words are found in a context column, from 0 to 1.",
  scale: 'number',
  worst: 0,
  options,
  score({ answer, variables }, { context, share }) {
    const value = variables[context]
    if (typeof value !== 'string' || value.trim() === '')
      return unscored(`the row has no text in the column "${context}"`)
    if (Math.max(value.length, answer.length) > maximumComparedText)
      return unscored(`a text is longer than ${maximumComparedText} characters`)
    const known = new Set(contentWords(value))
    const told = splitSentences(answer).flatMap((sentence) => {
      const words = [...new Set(contentWords(sentence))]
      return words.length === 0
        ? []
        : [{ sentence, found: words.filter((word) => known.has(word)).length / words.length }]
    })
    if (told.length === 0) return unscored('the answer has no sentence that says anything')
    const missing = told.filter(({ found }) => found < share)
    const reason = missing
      .slice(0, shownSentences)
      .map(({ sentence }) => `not found: ${sentence.slice(0, 120)}`)
      .join('; ')
    const details = { sentences: told.length, supported: told.length - missing.length }
    return scored(details.supported / told.length, reason === '' ? undefined : reason, details)
  },
}

function contentWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? []
  return words.filter(
    (word) => word.length > 3 || /\p{N}/u.test(word) || /^[\p{Script=Han}\p{Script=Katakana}]$/u.test(word),
  )
}
