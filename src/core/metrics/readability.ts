import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'
import { maximumComparedText } from './compared-texts.ts'
import { fleschReadingEase } from './readability/flesch-reading-ease.ts'

const options = z.strictObject({})

export type ReadabilityOptions = z.infer<typeof options>

/**
 * Flesch's reading ease of the answer; higher is easier. For English: an answer with more letters of other scripts
 * than Latin ones is unscored, as is one without words. Needs no expected output.
 */
export const readability: Metric<ReadabilityOptions> = {
  id: 'readability',
  title: 'Readability',
  description: 'How easily the answer is read: Flesch reading ease for English, about 0 (hard) to 100 (easy).',
  scale: 'number',
  options,
  score({ answer }) {
    if (answer.length > maximumComparedText) {
      return unscored(`the answer is longer than ${maximumComparedText} characters`)
    }
    const letters = answer.match(/\p{L}/gu)?.length ?? 0
    const latin = answer.match(/\p{Script=Latin}/gu)?.length ?? 0
    if (latin * 2 < letters) return unscored('the answer is not in the Latin script: reading ease is for English')
    const ease = fleschReadingEase(answer)
    return ease === undefined ? unscored('the answer holds no word') : scored(ease)
  },
}
