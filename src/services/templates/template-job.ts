import type { Message } from '../../core/backend.ts'
import type { ErrorReport } from '../../core/errors.ts'
import type { ResolvedPartials } from '../../core/templates/partials/resolve-partials.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'

/** What the rendering thread is sent: one prompt and the rows to render it for. */
export interface TemplateJob {
  content: PromptContent
  partials: ResolvedPartials
  rows: readonly Readonly<Record<string, unknown>>[]
}

/** What the thread sends for every row, in order. */
export type TemplateJobResult = { messages: Message[] } | { error: ErrorReport }
