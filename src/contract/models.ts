import { z } from 'zod'
import { speedOptionsSchema } from '../core/runtime-protocol.ts'
import { connectionKindSchema, connectionOptionsSchema } from '../core/models/connection-kind.ts'
import { promptContentSchema } from '../core/prompts/prompt-content.ts'
import { settingsSchema } from '../core/settings.ts'
import { nothingSchema, procedure } from './common.ts'

const modelSummarySchema = z.object({
  /** `connection/name`. */
  id: z.string(),
  connectionId: z.string(),
  name: z.string(),
  /** Absolute path of a local file. */
  path: z.string().nullable(),
  contextTokens: z.int().nullable(),
  sizeBytes: z.int().nullable(),
  /** What the file says of itself: architecture, parameters, quantisation, licence ... */
  details: z.record(z.string(), z.string()),
  /** USD per million tokens; null is unknown. Local models are 0. */
  price: z
    .object({ input: z.number(), cachedInput: z.number().nullable(), output: z.number(), source: z.string() })
    .nullable(),
  isEmbedded: z.boolean(),
})
export type ModelSummary = z.infer<typeof modelSummarySchema>

const connectionSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(80),
  kind: connectionKindSchema,
  /** Null takes the one that the kind's own service has. */
  baseUrl: z.string().nullable(),
  /** The environment variable that holds the key; null when the server needs none or the key is in the secret store. */
  keyVariable: z.string().nullable(),
  concurrency: z.int().min(1).max(512).nullable(),
  options: connectionOptionsSchema.default({}),
})
export type Connection = z.infer<typeof connectionSchema>

const connectionSummarySchema = connectionSchema.extend({
  /** Where the key comes from; the key itself never leaves the service. */
  keyState: z.enum(['not-needed', 'environment', 'secret-store', 'missing']),
})
export type ConnectionSummary = z.infer<typeof connectionSummarySchema>

const speedMeasurementSchema = speedOptionsSchema.omit({ withReuse: true }).extend({
  /** Tokens of all sequences together. */
  prefillTokensPerSecond: z.number(),
  decodeTokensPerSecond: z.number(),
  /** Time of writing answers beyond llama.cpp's own, as a share of that; null when it did not tell. */
  overheadShare: z.number().nullable(),
  /** Share of prompt tokens not evaluated again where 8 prompts share their first 200; null when it was not asked for. */
  reusedShare: z.number().nullable(),
  fingerprint: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const models = {
  list: procedure.input(nothingSchema).output(z.array(modelSummarySchema)),
  /** Adds a GGUF file by its path on the machine where the service runs. Throws `not-a-gguf`, `file-missing`. */
  addFile: procedure
    .input(z.object({ path: z.string().min(1), name: z.string().optional() }))
    .output(modelSummarySchema),
  /** Adds a model of a connection by the name that the server knows. */
  addHosted: procedure
    .input(z.object({ connectionId: z.string(), name: z.string().trim().min(1) }))
    .output(modelSummarySchema),
  /** Takes it out of the list; files stay. */
  remove: procedure.input(z.object({ modelId: z.string() })).output(z.object({})),
  setPrice: procedure
    .input(
      z.object({
        modelId: z.string(),
        price: z
          .object({ input: z.number().min(0), cachedInput: z.number().min(0).nullable(), output: z.number().min(0) })
          .nullable(),
      }),
    )
    .output(modelSummarySchema),
  connections: procedure.input(nothingSchema).output(z.array(connectionSummarySchema)),
  saveConnection: procedure
    .input(
      z.object({
        connection: connectionSchema,
        /** Stored in the secret store and never shown again. */ key: z.string().min(1).optional(),
      }),
    )
    .output(connectionSummarySchema),
  removeConnection: procedure.input(z.object({ connectionId: z.string() })).output(z.object({})),
  /** Asks the server for its models; the error says what is wrong with address or key. */
  testConnection: procedure.input(z.object({ connectionId: z.string() })).output(
    z.object({
      models: z.array(z.object({ name: z.string(), contextTokens: z.int().optional() })),
      latencyMs: z.number(),
    }),
  ),
  /** Measures a local model; nothing else should be running. `bad-input` for a hosted one. */
  measureSpeed: procedure.input(speedOptionsSchema.extend({ modelId: z.string() })).output(speedMeasurementSchema),
  /** State of the local runtime. */
  runtime: procedure.input(nothingSchema).output(
    z.object({
      state: z.enum(['idle', 'loading', 'ready', 'crashed']),
      loadedModel: z.string().nullable(),
      /** cpu, cuda, vulkan, metal; null before the first load. */
      device: z.string().nullable(),
      processId: z.int().nullable(),
    }),
  ),
}

export const playgroundEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), modelId: z.string(), text: z.string() }),
  z.object({
    type: z.literal('end'),
    modelId: z.string(),
    finishReason: z.string(),
    usage: z.object({
      promptTokens: z.int().optional(),
      cachedPromptTokens: z.int().optional(),
      completionTokens: z.int().optional(),
      reasoningTokens: z.int().optional(),
    }),
    timing: z.object({
      loadMs: z.number().optional(),
      promptMs: z.number().optional(),
      firstTokenMs: z.number().optional(),
      totalMs: z.number(),
      tokensPerSecond: z.number().optional(),
    }),
    costUsd: z.number().nullable(),
    fingerprint: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
  z.object({ type: z.literal('error'), modelId: z.string(), code: z.string(), message: z.string() }),
])
export type PlaygroundEvent = z.infer<typeof playgroundEventSchema>

export const playgroundInputSchema = z.object({
  content: promptContentSchema,
  variables: z.record(z.string(), z.unknown()),
  modelIds: z.array(z.string()).min(1).max(8),
  settings: settingsSchema,
})
