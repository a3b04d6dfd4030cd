import { parseMarked } from './parse-marked.ts'
import { linesOf, type TextRange } from './text-position.ts'
import { walkTemplate, type NameUse } from './walk-template.ts'

/** One use of a name in a template, with its place. */
export interface TemplateName extends TextRange {
  name: string
  /** True where a missing value is provided for: by `default`, or by `is defined` in a condition round it. */
  isGuarded: boolean
}

/** The names that a template uses: variables that its row must give, filters and tests; in the order of the text. */
export interface TemplateNames {
  variables: TemplateName[]
  filters: TemplateName[]
  tests: TemplateName[]
}

/**
 * The variables that a template expects from outside, one entry a use, in the order of the text. What the template
 * itself makes is left out: loop variables, `set`, macros and their parameters; so are functions and constants of
 * the language. `{{ user.name }}` uses `user`. Throws `template-broken` for a template that cannot be parsed.
 */
export function findVariables(source: string): TemplateName[] {
  return findNames(source).variables
}

/** As findVariables, with the filters and tests too. */
export function findNames(source: string): TemplateNames {
  const { root, tokens } = parseMarked(source)
  const uses = walkTemplate(root)
  const { rangeOf } = linesOf(source)
  const named = (kind: NameUse['kind']): TemplateName[] =>
    uses
      .filter((use) => use.kind === kind)
      .map(({ mark, name, isGuarded }) => ({ token: tokens[mark], name, isGuarded }))
      .sort((a, b) => (a.token?.start ?? 0) - (b.token?.start ?? 0))
      .map(({ token, name, isGuarded }) => ({ name, isGuarded, ...rangeOf(token?.start ?? 0, token?.end ?? 0) }))
  return { variables: named('variable'), filters: named('filter'), tests: named('test') }
}
