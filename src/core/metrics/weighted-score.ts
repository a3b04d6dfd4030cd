import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const partSchema = z
  .strictObject({
    metric: z.string().min(1),
    weight: z.number().gt(0).default(1),
    from: z.number().default(0),
    to: z.number().default(1),
  })
  .refine(({ from, to }) => from !== to, 'from and to must differ')

const options = z.strictObject({
  parts: z
    .array(partSchema)
    .min(1)
    .max(20)
    .meta({
      title: 'Parts',
      description:
        'Metrics of this experiment by name or id, with a weight and the values that count 0 and 1: ' +
        '[{ "metric": "bleu", "weight": 2, "from": 0, "to": 100 }].',
    }),
})

/** The weighted mean of other scores of the cell, each brought to 0 to 1 first. Unscored where one is missing. */
export const weightedScore: Metric<z.infer<typeof options>> = {
  id: 'weighted-score',
  title: 'Weighted mean of other metrics',
  description: 'Other metrics of the experiment, each brought to 0 to 1, as one score with weights.',
  scale: 'number',
  readsOutput: true,
  readsScores: true,
  options,
  score({ scores }, { parts }) {
    let sum = 0
    let weights = 0
    const details: Record<string, number> = {}
    for (const { metric, weight, from, to } of parts) {
      const score = scores?.get(metric)
      if (score === undefined) return unscored(`the experiment has no metric "${metric}"`)
      if (score.value === null) return unscored(`"${metric}" is unscored: ${score.reason}`)
      const share = Math.min(1, Math.max(0, (score.value - from) / (to - from)))
      details[metric] = share
      sum += weight * share
      weights += weight
    }
    return scored(sum / weights, undefined, details)
  },
}
