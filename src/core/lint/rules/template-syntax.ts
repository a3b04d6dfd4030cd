import { templateProblems } from '../../templates/template-problems.ts'
import type { LintRule } from '../lint-rule.ts'

/** What keeps a template from being rendered: its syntax, and filters and tests that are not there. */
export const templateSyntax: LintRule = {
  id: 'template-syntax',
  title: 'Broken template',
  severity: 'error',
  reason: 'A template that cannot be rendered sends nothing.',
  source: 'Jinja, Template Designer Documentation',
  check: ({ messages }) =>
    messages.flatMap(({ index, source }) =>
      templateProblems(source).map(({ message: text, severity: _severity, ...range }) => ({
        text,
        place: { message: index, ...range },
      })),
    ),
}
