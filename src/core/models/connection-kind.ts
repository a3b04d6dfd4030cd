import { z } from 'zod'

/**
 * What a connection speaks: `local` is the runtime inside, `openai` the chat completions of OpenAI and of every server
 * that is compatible with them.
 */
export const connectionKindSchema = z.enum(['local', 'openai', 'azure', 'anthropic', 'gemini'])

export type ConnectionKind = z.infer<typeof connectionKindSchema>

/** What only some kinds have, and what a person has set for some connections. */
export const connectionOptionsSchema = z.strictObject({
  /** Of Azure's API: a date, and `-preview` where it is one. */
  apiVersion: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(-preview)?$/, 'write the version of the API like 2024-10-21')
    .optional(),
  /** What the server takes in a minute; left out, what it says itself. */
  requestsPerMinute: z.int().min(1).max(1_000_000).optional(),
  tokensPerMinute: z.int().min(1).max(1_000_000_000).optional(),
})

export type ConnectionOptions = z.infer<typeof connectionOptionsSchema>

/** The last version of Azure's inference API that has a date and is no preview (https://learn.microsoft.com/azure/ai-services/openai/reference). */
export const defaultAzureVersion = '2024-10-21'
