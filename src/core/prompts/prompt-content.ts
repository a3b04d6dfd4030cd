import { z } from 'zod'

/** One message of a prompt: its content is a Jinja template over the row's variables. */
export const messageTemplateSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().max(1_000_000),
})

export type MessageTemplate = z.infer<typeof messageTemplateSchema>

/** What a version holds: the messages in the order they are sent. */
export const promptContentSchema = z.strictObject({
  messages: z.array(messageTemplateSchema).min(1).max(200),
})

export type PromptContent = z.infer<typeof promptContentSchema>

/** What a new prompt starts with. */
export const emptyPromptContent: PromptContent = { messages: [{ role: 'user', content: '' }] }
