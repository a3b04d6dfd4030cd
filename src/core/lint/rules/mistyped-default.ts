import { fitValue } from '../../prompts/fit-value.ts'
import { noPlace, type LintRule } from '../lint-rule.ts'

/** A default that does not fit the type it is declared with. */
export const mistypedDefault: LintRule = {
  id: 'mistyped-default',
  title: 'Mistyped default',
  severity: 'error',
  reason: 'Every row without a value of its own would fail.',
  source: 'JSON Schema, Validation: annotations, "default"',
  check: ({ content }) =>
    Object.entries(content.variables ?? {}).flatMap(([name, declared]) => {
      if (declared.default === undefined) return []
      const fitted = fitValue(declared.default, declared.type)
      return 'problem' in fitted
        ? [{ text: `The default of the variable "${name}" is ${fitted.problem}.`, place: noPlace }]
        : []
    }),
}
