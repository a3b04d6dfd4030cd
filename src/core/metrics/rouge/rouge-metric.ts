import { z } from 'zod'
import { scored, unscored, type Metric } from '../../metric.ts'
import { comparedTexts } from '../compared-texts.ts'
import { overlapMeasure, type Overlap } from '../overlap.ts'
import { rougeTokens } from './rouge-tokens.ts'

const options = z.strictObject({
  measure: overlapMeasure,
  stem: z.boolean().default(false).meta({
    title: 'Stem words',
    description: '"Running" and "runs" count as the same word (Porter stemmer, for English).',
  }),
})

export type RougeOptions = z.infer<typeof options>

/** The largest product of both texts' word counts that is compared where the time grows with it. */
const maximumRougeProduct = 16_000_000

interface RougeKind {
  id: string
  title: string
  description: string
  /** Whether its time grows with the product of the two lengths, so that `maximumRougeProduct` holds. */
  isQuadratic: boolean
  /** The overlap of two texts, given what splits a text into words. */
  compare(answer: string, expected: string, tokens: (text: string) => string[]): Overlap
}

/**
 * A metric of the ROUGE family, from 0 to 1, as rouge_score 0.1.2 computes it with one reference. Unscored without an
 * expected text, for texts that are too long, and where the expected text holds only what ROUGE cannot see: it counts
 * nothing but a to z and 0 to 9.
 */
export function rougeMetric({ id, title, description, isQuadratic, compare }: RougeKind): Metric<RougeOptions> {
  return {
    id,
    title,
    description,
    scale: 'number',
    worst: 0,
    options,
    score(sample, { measure, stem }) {
      const texts = comparedTexts(sample)
      if ('problem' in texts) return unscored(texts.problem)
      const tokens = (text: string) => rougeTokens(text, { stem })
      const expectedCount = tokens(texts.expected).length
      if (expectedCount === 0 && texts.expected.trim() !== '') {
        return unscored('the expected output holds no word that ROUGE counts: only a to z and 0 to 9')
      }
      const product = expectedCount * tokens(texts.answer).length
      if (isQuadratic && product > maximumRougeProduct) {
        return unscored(`the texts are too long to compare: the limit is ${maximumRougeProduct} pairs of words`)
      }
      const { precision, recall, f1 } = compare(texts.answer, texts.expected, tokens)
      return scored({ precision, recall, f1 }[measure], undefined, { precision, recall, f1 })
    },
  }
}
