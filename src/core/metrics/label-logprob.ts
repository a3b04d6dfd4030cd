import { z } from 'zod'
import { scored, unscored } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'

const options = z.strictObject({
  model: z.string().min(1).meta({
    title: 'Model',
    description: 'The local model that is asked how likely it finds the expected output.',
    control: 'model',
  }),
  per: z.enum(['text', 'token']).default('text').meta({
    title: 'Per',
    description: 'text: of the whole expected output. token: the mean over its tokens, to compare long with short.',
  }),
})

/** The natural log-probability of the expected output as the answer to the messages that were sent; 0 at most. */
export const labelLogprob: ModelMetric<z.infer<typeof options>> = {
  id: 'label-logprob',
  title: 'Label log-probability',
  description: 'How likely a local model finds the expected output as the answer to the prompt: 0 is certain.',
  scale: 'number',
  readsOutput: true,
  needs: ['logprobs'],
  models: ({ model }) => [model],
  options,
  async score({ expected, messages }, { model, per }, tools) {
    if (expected === undefined) return unscored('the row has no expected output')
    if (expected === '') return unscored('the expected output is empty')
    if (messages === undefined) return unscored('the messages that were sent are not known')
    const tokens = await tools.scoreText(model, messages, expected)
    const sum = tokens.reduce((total, { logProbability }) => total + logProbability, 0)
    const value = per === 'text' ? sum : sum / tokens.length
    return scored(value, undefined, { tokens: tokens.length, logProbability: sum })
  },
}
