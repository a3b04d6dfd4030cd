import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { findVariables } from '../../core/templates/find-variables.ts'
import { parseTemplate } from '../../core/templates/parse-template.ts'

/** The names that a prompt takes from its row, each once, in their order; messages that are broken now add none. */
export function promptVariables(messages: readonly MessageTemplate[]): string[] {
  const whole = messages.filter(({ content }) => 'program' in parseTemplate(content))
  return [...new Set(whole.flatMap(({ content }) => findVariables(content).map(({ name }) => name)))]
}
