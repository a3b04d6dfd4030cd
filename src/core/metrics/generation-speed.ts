import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({})

/** Tokens a second after the first one. Unscored where it was not measured. */
export const generationSpeed: Metric<z.infer<typeof options>> = {
  id: 'generation-speed',
  title: 'Generation speed',
  description: 'Tokens a second while the answer was written.',
  scale: 'number',
  readsOutput: true,
  options,
  score({ timing }) {
    const value = timing?.tokensPerSecond
    return value === undefined ? unscored('the speed was not measured') : scored(value)
  },
}
