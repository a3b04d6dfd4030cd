import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({})

/** USD that the answer cost; less is better. Unscored where the price is unknown; an answer from the cache cost 0. */
export const cost: Metric<z.infer<typeof options>> = {
  id: 'cost',
  title: 'Cost',
  description: 'USD that the answer cost; less is better. Unknown prices are unscored.',
  scale: 'number',
  lowerIsBetter: true,
  readsOutput: true,
  options,
  score({ costUsd }) {
    return costUsd === undefined ? unscored('the price is unknown') : scored(costUsd)
  },
}
