import { z } from 'zod'
import type { Technique } from '../technique.ts'

const options = z.strictObject({
  samples: z
    .int()
    .min(2)
    .max(64)
    .default(5)
    .meta({ title: 'Samples', description: 'Answers that are drawn for a row.' }),
  temperature: z.number().gt(0).max(2).default(0.7).meta({
    title: 'Temperature',
    description: 'Taken where the prompt is greedy, since greedy answers are all the same.',
  }),
})

/**
 * Draws several answers with seeds of their own and takes the one that most of them give (Wang et al. 2023). The votes
 * are cast on the extracted answers, so it goes with a chain of thought.
 */
export const selfConsistency: Technique<z.infer<typeof options>> = {
  id: 'self-consistency',
  title: 'Self-consistency',
  description: 'Draws several answers and takes the one that most of them give.',
  options,
  apply(content, { samples, temperature }) {
    const isGreedy = (content.settings?.temperature ?? 0) === 0
    if (content.samples === samples && !isGreedy) return { content, note: `Draws ${samples} answers already.` }
    const settings = isGreedy ? { ...content.settings, temperature } : content.settings
    return {
      content: { ...content, samples, ...(settings && { settings }) },
      note: `Draws ${samples} answers and takes the most frequent${isGreedy ? `; the temperature is now ${temperature}` : ''}.`,
    }
  },
}
