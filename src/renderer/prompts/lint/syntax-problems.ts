import type { LintProblem } from '../../../core/lint/lint-rule.ts'
import { lintRules } from '../../../core/lint/lint-rules.ts'
import { templateProblems } from '../../../core/templates/template-problems.ts'

const rule = lintRules.find(({ id }) => id === 'template-syntax')

/** What keeps a part of a message from being rendered, in its own lines; the other rules need the whole prompt. */
export function syntaxProblems(source: string): LintProblem[] {
  const { id = '', title = '', reason = '', source: practice = '' } = rule ?? {}
  return templateProblems(source).map(({ message: text, severity, ...range }) => ({
    ...range,
    message: 0,
    rule: id,
    title,
    severity,
    text,
    reason,
    source: practice,
  }))
}
