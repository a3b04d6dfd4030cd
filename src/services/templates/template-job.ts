import type { Message } from '../../core/backend.ts'
import type { ErrorReport } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { PromptSupplies } from '../../core/templates/render-prompt.ts'

/** What the rendering thread is sent: one prompt and the rows to render it for. */
export interface TemplateJob extends PromptSupplies {
  content: PromptContent
  rows: readonly Readonly<Record<string, unknown>>[]
}

/** What the thread sends for every row, in order. */
export type TemplateJobResult = { messages: Message[] } | { error: ErrorReport }
