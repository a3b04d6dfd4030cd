import type { LintContext } from '../../../core/lint/lint-context.ts'
import { lintPrompt } from '../../../core/lint/lint-prompt.ts'
import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { promptVariables } from '../prompt-variables.ts'

/** What the thread is asked: a prompt and what is known beside it. */
export interface LintRequest {
  content: PromptContent
  context: LintContext
}

/** What the thread found out. */
export interface LintResult {
  problems: readonly LintProblem[]
  /** The names that the prompt takes from its row. */
  variables: readonly string[]
}

// Parsing a long template takes longer than a frame, so it is done away from the window's thread.
self.addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  const { content, context } = data
  const result: LintResult = {
    problems: lintPrompt(content, context),
    variables: promptVariables(content.messages),
  }
  self.postMessage(result)
})
