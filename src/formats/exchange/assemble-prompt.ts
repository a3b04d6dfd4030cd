import { AssayError } from '../../core/errors.ts'
import type { MessageTemplate, PromptContent } from '../../core/prompts/prompt-content.ts'
import type { VariableDeclarations } from '../../core/prompts/variable-declaration.ts'
import type { Settings } from '../../core/settings.ts'

interface PromptParts {
  messages: MessageTemplate[]
  variables?: VariableDeclarations
  settings?: Settings
}

/** A prompt's content of what was found: parts that are empty are left out. Throws `bad-input` without messages. */
export function assemblePrompt({ messages, variables = {}, settings = {} }: PromptParts, where: string): PromptContent {
  if (messages.length === 0) {
    const mend = 'see what could not be carried in the documentation of the formats'
    throw new AssayError('bad-input', { what: 'There is no message that a prompt could hold', where, mend })
  }
  return {
    messages,
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  }
}
