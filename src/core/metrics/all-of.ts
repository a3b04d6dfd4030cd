import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const partSchema = z
  .strictObject({ metric: z.string().min(1), atLeast: z.number().optional(), atMost: z.number().optional() })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'give atLeast, atMost or both')

const options = z.strictObject({
  parts: z.array(partSchema).min(1).max(20).meta({
    title: 'Thresholds',
    description: 'Metrics of this experiment by name or id: [{ "metric": "bleu", "atLeast": 30 }].',
  }),
  needed: z.int().min(1).max(20).optional().meta({
    title: 'How many must hold',
    description: 'All of them unless set.',
  }),
})

/** 1 when other scores of the cell keep within thresholds, else 0 with those that do not. Unscored where one is missing. */
export const allOf: Metric<z.infer<typeof options>> = {
  id: 'all-of',
  title: 'Thresholds on other metrics',
  description: 'Passes when other metrics of the experiment keep within thresholds, all of them or so many.',
  scale: 'pass-fail',
  readsOutput: true,
  readsScores: true,
  options,
  score({ scores }, { parts, needed = parts.length }) {
    const failed: string[] = []
    for (const { metric, atLeast = -Infinity, atMost = Infinity } of parts) {
      const score = scores?.get(metric)
      if (score === undefined) return unscored(`the experiment has no metric "${metric}"`)
      if (score.value === null) return unscored(`"${metric}" is unscored: ${score.reason}`)
      if (score.value < atLeast) failed.push(`${metric}: ${score.value} is below ${atLeast}`)
      else if (score.value > atMost) failed.push(`${metric}: ${score.value} is above ${atMost}`)
    }
    const held = parts.length - failed.length
    return scored(Number(held >= needed), failed.length > 0 ? failed.join('; ') : undefined, { held, needed })
  },
}
