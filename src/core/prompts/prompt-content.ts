import { z } from 'zod'
import { extractorSchema } from '../extractors/extractor.ts'
import { settingsSchema } from '../settings.ts'
import { exampleSetSchema } from './example-set.ts'
import { variableDeclarationsSchema } from './variable-declaration.ts'

/** One message of a prompt: its content is a Jinja template over the row's variables. */
export const messageTemplateSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().max(1_000_000),
})

export type MessageTemplate = z.infer<typeof messageTemplateSchema>

/** How many answers are drawn for a row and voted on (self-consistency). */
export const samplesSchema = z.int().min(2).max(64)

/**
 * What a version holds: the messages in the order they are sent, and what belongs to them. A part that is not needed is
 * left out, never empty, so that prompts which say the same have the same content id.
 */
export const promptContentSchema = z.strictObject({
  messages: z.array(messageTemplateSchema).min(1).max(200),
  variables: variableDeclarationsSchema.optional(),
  examples: exampleSetSchema.optional(),
  /** The settings that the prompt was written for; a variant that runs it starts with them. */
  settings: settingsSchema.optional(),
  /** How its answer is taken out of the output; a variant that runs it starts with it. */
  extract: extractorSchema.optional(),
  /** Answers drawn for a row, of which the most frequent one counts; one where it is left out. */
  samples: samplesSchema.optional(),
})

export type PromptContent = z.infer<typeof promptContentSchema>

/** What a new prompt starts with. */
export const emptyPromptContent: PromptContent = { messages: [{ role: 'user', content: '' }] }
