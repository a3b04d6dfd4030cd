import type { Message } from '../backend.ts'
import type { MessageTemplate } from '../prompts/prompt-content.ts'
import { createPartialRenderer } from './partials/render-partial.ts'
import { noPartials, type ResolvedPartials } from './partials/resolve-partials.ts'
import { renderTemplate } from './render-template.ts'

/**
 * Renders the messages of a prompt for one row. Throws as renderTemplate does, naming the message: `message 2 (user)`,
 * followed by `of ...` when `where` says of what (a prompt, a row).
 */
export function renderMessages(
  messages: readonly MessageTemplate[],
  variables: Readonly<Record<string, unknown>>,
  where?: string,
  partials: ResolvedPartials = noPartials,
): Message[] {
  const partial = createPartialRenderer(partials, variables)
  return messages.map(({ role, content }, index) => {
    const place = `message ${index + 1} (${role})${where === undefined ? '' : ` of ${where}`}`
    return { role, content: renderTemplate(content, variables, place, partial) }
  })
}
