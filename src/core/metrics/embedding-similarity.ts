import { z } from 'zod'
import { scored, unscored } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'

const options = z.strictObject({
  model: z.string().min(1).meta({
    title: 'Embedding model',
    description: 'The model that turns both texts into vectors.',
    control: 'model',
  }),
})

/** The cosine of the angle between the vectors of answer and expected text, -1 to 1. Unscored without an expected text. */
export const embeddingSimilarity: ModelMetric<z.infer<typeof options>> = {
  id: 'embedding-similarity',
  title: 'Embedding similarity',
  description: 'How near the answer is in meaning to the expected text: the cosine of their embeddings, -1 to 1.',
  scale: 'number',
  needs: ['embed'],
  models: ({ model }) => [model],
  options,
  async score({ answer, expected }, { model }, tools) {
    if (expected === undefined) return unscored('the row has no expected output')
    if (answer.trim() === '' || expected.trim() === '') return unscored('a text without content has no direction')
    const [a = [], b = []] = await tools.embed(model, [answer, expected])
    if (a.length === 0 || a.length !== b.length) return unscored('the model gave vectors of different lengths')
    return scored(a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0))
  },
}
