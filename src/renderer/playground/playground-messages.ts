import { z } from 'zod'
import { emptyPromptContent, type MessageTemplate, messageTemplateSchema } from '../../core/prompts/prompt-content.ts'

const key = 'assay.playground.messages'

/** The messages that the playground held last; one empty message at first. */
export function storedPlaygroundMessages(): readonly MessageTemplate[] {
  const text = localStorage.getItem(key)
  if (text === null) return emptyPromptContent.messages
  try {
    return z.array(messageTemplateSchema).min(1).parse(JSON.parse(text))
  } catch {
    return emptyPromptContent.messages
  }
}

export function storePlaygroundMessages(messages: readonly MessageTemplate[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(messages))
  } catch {
    // A prompt larger than the browser's storage lives as long as the page does.
  }
}
