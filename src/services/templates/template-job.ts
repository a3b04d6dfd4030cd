import type { Message } from '../../core/backend.ts'
import type { ErrorReport } from '../../core/errors.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'

/** What the rendering thread is sent: one prompt and the rows to render it for. */
export interface TemplateJob {
  messages: readonly MessageTemplate[]
  rows: readonly Readonly<Record<string, unknown>>[]
}

/** What the thread sends for every row, in order. */
export type TemplateJobResult = { messages: Message[] } | { error: ErrorReport }
