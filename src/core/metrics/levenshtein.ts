import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { splitWords } from '../text/split-words.ts'
import { maximumDistanceTokens, tokenDistance } from '../text/token-distance.ts'
import { comparedTexts } from './compared-texts.ts'

const options = z.strictObject({
  unit: z
    .enum(['characters', 'words'])
    .default('characters')
    .meta({ title: 'Unit', description: 'What is inserted, deleted and substituted; words are parted by blanks.' }),
  ignoreCase: z.boolean().default(false).meta({ title: 'Ignore case', description: '"Yes" and "yes" are the same.' }),
  trim: z.boolean().default(true).meta({
    title: 'Ignore blanks at both ends',
    description: 'Spaces and line breaks around the texts do not count.',
  }),
})

export type LevenshteinOptions = z.infer<typeof options>

/**
 * 1 minus the Levenshtein distance divided by the length of the longer text: 1 for equal texts, 0 for texts with
 * nothing in common (rapidfuzz's `Levenshtein.normalized_similarity`). Characters are Unicode code points. Unscored
 * without an expected text, and for texts longer than `maximumDistanceTokens`.
 */
export const levenshtein: Metric<LevenshteinOptions> = {
  id: 'levenshtein',
  title: 'Levenshtein similarity',
  description: 'How little must be edited to turn the answer into the expected text, from 0 to 1.',
  scale: 'number',
  worst: 0,
  options,
  score(sample, { unit, ...rules }) {
    const texts = comparedTexts(sample)
    if ('problem' in texts) return unscored(texts.problem)
    const [from = [], to = []] = [texts.answer, texts.expected].map((text) => {
      const plain = plainText(text, rules)
      return unit === 'words' ? splitWords(plain) : [...plain]
    })
    const length = Math.max(from.length, to.length)
    if (length === 0) return scored(1)
    if (length > maximumDistanceTokens) {
      return unscored(`a text of ${length} ${unit} is too long for edits: the limit is ${maximumDistanceTokens}`)
    }
    return scored(1 - tokenDistance(from, to) / length)
  },
}

function plainText(text: string, { ignoreCase, trim }: { ignoreCase: boolean; trim: boolean }): string {
  const cased = ignoreCase ? text.toLowerCase() : text
  return trim ? cased.trim() : cased
}
