import type { PromptContent } from '../../core/prompts/prompt-content.ts'

/** A prompt as one text, to show and compare: each message under a line with its role. */
export function promptText({ messages }: PromptContent): string {
  return messages.map(({ role, content }) => `── ${role} ──\n${content}`).join('\n\n')
}
