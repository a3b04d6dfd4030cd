import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { templateProblems } from '../../core/templates/template-problems.ts'

/** What would keep a version with this content from running, a sentence each; variables depend on the rows and are left out. */
export function draftProblems({ messages }: PromptContent): string[] {
  return messages.flatMap(({ role, content }, index) => {
    const where = `Message ${index + 1} (${role})`
    if (content.trim() === '') return [`${where} is empty.`]
    return templateProblems(content)
      .filter(({ severity }) => severity === 'error')
      .map(({ message, line }) => `${where}, line ${line}: ${message}`)
  })
}
