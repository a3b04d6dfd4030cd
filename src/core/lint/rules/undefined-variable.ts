import { nearestName } from '../../text/nearest-name.ts'
import type { TemplateName } from '../../templates/find-variables.ts'
import type { LintFinding, LintRule } from '../lint-rule.ts'
import type { LintMessage } from '../lint-subject.ts'

/** A variable that is neither a column of the dataset nor declared. */
export const undefinedVariable: LintRule = {
  id: 'undefined-variable',
  title: 'Undefined variable',
  severity: 'warning',
  reason: 'A row without a value for it cannot be rendered, so its cell fails.',
  source: 'Jinja, Template Designer Documentation: StrictUndefined',
  check({ content, context, messages }) {
    const { columns } = context
    if (columns === undefined) return []
    const examples = content.examples === undefined ? [] : ['examples']
    const known = [...new Set([...columns, ...Object.keys(content.variables ?? {}), ...examples])]
    return messages.flatMap((message) =>
      (message.names?.variables ?? [])
        .filter(({ name, isGuarded }) => !isGuarded && !known.includes(name))
        .map((use) => toFinding(message, use, known)),
    )
  },
}

function toFinding(
  { index }: LintMessage,
  { name, line, column, endLine, endColumn }: TemplateName,
  known: string[],
): LintFinding {
  const place = { message: index, line, column, endLine, endColumn }
  const nearest = nearestName(name, known)
  const text = `The dataset has no column "${name}", and it is not declared`
  if (nearest === undefined) return { text: `${text}.`, place }
  return {
    text: `${text}: did you mean "${nearest}"?`,
    place,
    fix: { title: `Write "${nearest}"`, edits: [{ ...place, text: nearest }] },
  }
}
