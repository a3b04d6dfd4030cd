import { nearestName } from '../../text/nearest-name.ts'
import { findPartials } from '../../templates/partials/find-partials.ts'
import type { LintRule } from '../lint-rule.ts'

/** A partial that names no prompt, or is named by a computed value. */
export const unknownPartial: LintRule = {
  id: 'unknown-partial',
  title: 'Unknown partial',
  severity: 'error',
  reason: 'A prompt is rendered only when every text that it takes in is there.',
  source: 'Jinja, Template Designer Documentation: include',
  check: ({ messages, context: { partialNames } }) =>
    messages.flatMap(({ index, source, names }) =>
      (names === undefined ? [] : findPartials(source)).flatMap(({ reference, ...range }) => {
        const place = { message: index, ...range }
        if (reference === undefined) {
          return [{ text: 'A partial is named by texts in quotes: partial("tone", "v3").', place }]
        }
        if (partialNames === undefined || partialNames.includes(reference.name)) return []
        const nearest = nearestName(reference.name, partialNames)
        const text = `There is no prompt "${reference.name}" to take in`
        if (nearest === undefined) return [{ text: `${text}.`, place }]
        const version = reference.version === null ? '' : `, ${JSON.stringify(reference.version)}`
        const edit = { ...place, text: `partial(${JSON.stringify(nearest)}${version})` }
        return [
          { text: `${text}: did you mean "${nearest}"?`, place, fix: { title: `Write "${nearest}"`, edits: [edit] } },
        ]
      }),
    ),
}
