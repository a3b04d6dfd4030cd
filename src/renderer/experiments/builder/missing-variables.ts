import { isAssayError } from '../../../core/errors.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { findVariables } from '../../../core/templates/find-variables.ts'

/** The variables that a prompt needs and that the columns do not give. A broken template is left to the workbench to tell. */
export function missingVariables({ messages }: PromptContent, columns: readonly string[]): string[] {
  try {
    const needed = messages.flatMap(({ content }) => findVariables(content)).filter(({ isGuarded }) => !isGuarded)
    return [...new Set(needed.map(({ name }) => name))].filter((name) => !columns.includes(name))
  } catch (error) {
    if (isAssayError(error, 'template-broken')) return []
    throw error
  }
}
