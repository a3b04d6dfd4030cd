import { z } from 'zod'
import { experimentSpecSchema } from '../core/experiments/experiment-spec.ts'
import { nothingSchema, procedure } from './common.ts'

const rangeSchema = z.object({ low: z.number(), typical: z.number(), high: z.number() })

const variantEstimateSchema = z.object({
  name: z.string(),
  modelId: z.string(),
  cells: z.int(),
  /** Cells that the cache does not answer, reckoned from a sample. */
  requests: z.number(),
  /** Of one request; exact when the model's own tokenizer counted. */
  promptTokens: rangeSchema.nullable(),
  isExact: z.boolean(),
  completionTokens: rangeSchema.nullable(),
  /** Where the length of answers is from: earlier ones, only their limit, or nowhere. */
  basis: z.enum(['history', 'limit', 'none']),
  isPriced: z.boolean(),
  /** Of all requests; null is unknown. */
  costUsd: rangeSchema.nullable(),
})

const experimentEstimateSchema = z.object({
  cells: z.int(),
  variants: z.array(variantEstimateSchema),
  /** Of the variants whose cost is known, and how many are left out. */
  knownUsd: rangeSchema,
  unknownCount: z.int(),
})
export type ExperimentEstimate = z.infer<typeof experimentEstimateSchema>

const costGroupSchema = z.enum(['run', 'model', 'prompt', 'connection', 'day'])
export type CostGroup = z.infer<typeof costGroupSchema>

const costLineSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** The newest day of it, UTC. */
  day: z.string(),
  cells: z.int(),
  cached: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  knownUsd: z.number(),
  unknownCount: z.int(),
})
export type CostLine = z.infer<typeof costLineSchema>

const cacheSizeSchema = z.object({
  entries: z.int(),
  bytes: z.int(),
  /** The largest first. */
  models: z.array(z.object({ modelId: z.string(), entries: z.int(), bytes: z.int() })),
})

export const costs = {
  /** What an experiment will cost, before it runs. */
  estimate: procedure.input(z.object({ spec: experimentSpecSchema })).output(experimentEstimateSchema),
  /** What finished cells cost over the last `days`; `spentThisMonthUsd` is since the first of the month, UTC. */
  list: procedure
    .input(z.object({ by: costGroupSchema.default('model'), days: z.int().min(1).max(3660).default(30) }))
    .output(
      z.object({
        lines: z.array(costLineSchema),
        spentThisMonthUsd: z.number(),
        monthlyCapUsd: z.number().nullable(),
      }),
    ),
  cacheSize: procedure.input(nothingSchema).output(cacheSizeSchema),
  /** Forgets cached answers: all, or those of a model or a prompt. */
  clearCache: procedure
    .input(z.object({ modelId: z.string().optional(), promptId: z.string().optional() }).default({}))
    .output(z.object({ removed: z.int() })),
}
