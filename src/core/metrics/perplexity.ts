import { z } from 'zod'
import { scored, unscored } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'

const options = z.strictObject({
  model: z.string().min(1).meta({
    title: 'Model',
    description: 'The local model whose surprise is measured.',
    control: 'model',
  }),
  given: z.enum(['nothing', 'prompt']).default('nothing').meta({
    title: 'After',
    description: 'nothing: the answer as a text of its own. prompt: as the answer to the messages that were sent.',
  }),
})

/** exp of the mean negative log-probability of the answer's tokens, 1 and up; lower reads more natural to the model. */
export const perplexity: ModelMetric<z.infer<typeof options>> = {
  id: 'perplexity',
  title: 'Perplexity',
  description: 'How surprising a local model finds the answer: 1 is foreseen word for word; less is better.',
  scale: 'number',
  lowerIsBetter: true,
  needs: ['logprobs'],
  models: ({ model }) => [model],
  options,
  async score({ answer, messages = [] }, { model, given }, tools) {
    if (answer === '') return unscored('an empty answer has no perplexity')
    const tokens = await tools.scoreText(model, given === 'prompt' ? messages : [], answer)
    // A text of one token that nothing stands before has nothing that could be foreseen.
    if (tokens.length === 0) return unscored('the answer is too short: nothing stands before its only token')
    const sum = tokens.reduce((total, { logProbability }) => total + logProbability, 0)
    return scored(Math.exp(-sum / tokens.length), undefined, { tokens: tokens.length, logProbability: sum })
  },
}
