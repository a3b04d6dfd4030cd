import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({
  measure: z.enum(['total', 'first-token']).default('total').meta({
    title: 'Until',
    description: 'total: the whole answer. first-token: the first piece of it.',
  }),
})

/** Milliseconds until the answer; less is better. Unscored where it was not measured, as for answers from the cache. */
export const latency: Metric<z.infer<typeof options>> = {
  id: 'latency',
  title: 'Latency',
  description: 'Milliseconds until the answer was there, or its first piece; less is better.',
  scale: 'number',
  lowerIsBetter: true,
  readsOutput: true,
  options,
  score({ timing }, { measure }) {
    const value = measure === 'total' ? timing?.totalMs : timing?.firstTokenMs
    return value === undefined ? unscored('the time was not measured') : scored(value)
  },
}
