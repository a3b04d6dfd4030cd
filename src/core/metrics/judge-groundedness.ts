import { z } from 'zod'
import { dataRule, delimit } from '../judges/delimit.ts'
import { judgeSettings } from '../judges/judge-options.ts'
import { quoteAnswer, readVerdict } from '../judges/read-verdict.ts'
import { scored, unscored } from '../metric.ts'
import type { ModelMetric } from '../model-metric.ts'

const options = z.strictObject({
  judge: z.string().min(1).meta({ title: 'Judge', description: 'The model that checks the claims.', control: 'model' }),
  context: z.string().min(1).default('context').meta({
    title: 'Column with the context',
    description: 'The column that holds the text that answers must stand on.',
  }),
})

const mostClaims = 50
const claimsSchema = z
  .array(z.object({ claim: z.string(), supported: z.boolean() }))
  .min(1)
  .max(mostClaims)

const answerSchema = {
  type: 'object',
  properties: {
    claims: {
      type: 'array',
      minItems: 1,
      maxItems: 12,
      items: {
        type: 'object',
        properties: { claim: { type: 'string', maxLength: 200 }, supported: { type: 'boolean' } },
        required: ['claim', 'supported'],
        additionalProperties: false,
      },
    },
  },
  required: ['claims'],
  additionalProperties: false,
}

/** The share of the answer's claims that the context supports, as a model sees it, 0 to 1. */
export const judgeGroundedness: ModelMetric<z.infer<typeof options>> = {
  id: 'judge-groundedness',
  title: 'Judge: groundedness',
  description: "A model lists the answer's claims and says which the context supports: their share, from 0 to 1.",
  scale: 'number',
  worst: 0,
  needs: ['generate'],
  models: ({ judge }) => [judge],
  options,
  async score({ answer, variables }, { judge, context }, tools) {
    const text = variables[context]
    if (typeof text !== 'string' || text.trim() === '')
      return unscored(`the row has no text in the column "${context}"`)
    if (answer.trim() === '') return unscored('the answer says nothing')
    const material = delimit([
      { name: 'context', text },
      { name: 'answer', text: answer },
    ])
    const task =
      'List every claim of the answer, and say of each whether the context supports it. Knowledge of your own does not ' +
      'count. Answer with one JSON object and nothing else: {"claims": [{"claim": "...", "supported": true}]}.'
    const { text: said } = await tools.generate(
      judge,
      [
        { role: 'system', content: `You check claims against a context. ${dataRule}` },
        { role: 'user', content: `${material}\n\n${task}` },
      ],
      { ...judgeSettings, maxTokens: 1000 },
      answerSchema,
    )
    const parsed = claimsSchema.safeParse(readVerdict(said, 'claims')?.value)
    if (!parsed.success) return unscored(`the judge listed no claims, ${quoteAnswer(said)}`)
    const missing = parsed.data.filter(({ supported }) => !supported)
    const details = { claims: parsed.data.length, supported: parsed.data.length - missing.length }
    const reason = missing.map(({ claim }) => `not supported: ${claim.slice(0, 200)}`).join('; ')
    return scored(details.supported / details.claims, reason === '' ? undefined : reason, details)
  },
}
