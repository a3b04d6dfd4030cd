import { z } from 'zod'
import type { Usage } from '../backend.ts'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({
  count: z.enum(['answer', 'prompt', 'total', 'reasoning']).default('answer').meta({
    title: 'Tokens of',
    description: 'answer: all that was generated, hidden reasoning too. total: prompt and answer.',
  }),
})

/** Tokens used, as the backend counted them; fewer is better. Unscored where it did not say. */
export const tokens: Metric<z.infer<typeof options>> = {
  id: 'tokens',
  title: 'Tokens',
  description: 'Tokens of the answer, the prompt or both, as the backend counted them; fewer is better.',
  scale: 'number',
  lowerIsBetter: true,
  readsOutput: true,
  options,
  score({ usage = {} }, { count }) {
    const value = counts[count](usage)
    return value === undefined ? unscored('the backend did not say how many tokens') : scored(value)
  },
}

const counts = {
  answer: ({ completionTokens }: Usage) => completionTokens,
  prompt: ({ promptTokens }: Usage) => promptTokens,
  total: ({ promptTokens, completionTokens }: Usage) =>
    promptTokens === undefined || completionTokens === undefined ? undefined : promptTokens + completionTokens,
  reasoning: ({ reasoningTokens }: Usage) => reasoningTokens,
}
