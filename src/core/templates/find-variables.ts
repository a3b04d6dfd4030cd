import { parse } from '@huggingface/jinja'
import { AssayError } from '../errors.ts'
import { placedReason } from './explain-syntax-error.ts'
import { locateTokens, type LocatedToken } from './locate-tokens.ts'
import { parseTemplate } from './parse-template.ts'
import { asNode } from './template-ast.ts'
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
  const parsed = parseTemplate(source)
  if ('error' in parsed) {
    throw new AssayError('template-broken', { where: 'the prompt', reason: placedReason(parsed.error) })
  }
  const tokens = locateTokens(source)
  const uses = walkTemplate(asNode(parse(tokens.map((located, index) => marked(located, index, tokens)))))
  const { rangeOf } = linesOf(source)
  const named = (kind: NameUse['kind']): TemplateName[] =>
    uses
      .filter((use) => use.kind === kind)
      .map(({ mark, name, isGuarded }) => ({ token: tokens[mark], name, isGuarded }))
      .sort((a, b) => (a.token?.start ?? 0) - (b.token?.start ?? 0))
      .map(({ token, name, isGuarded }) => ({ name, isGuarded, ...rangeOf(token?.start ?? 0, token?.end ?? 0) }))
  return { variables: named('variable'), filters: named('filter'), tests: named('test') }
}

const operators: ReadonlySet<string> = new Set(['in', 'if', 'else', 'or', 'and', 'not', 'is'])

/**
 * The syntax tree keeps no places, so each name carries the index of its token through the parser. Statement names
 * and operators, which the parser reads itself, are left alone.
 */
function marked({ token }: LocatedToken, index: number, tokens: readonly LocatedToken[]): LocatedToken['token'] {
  const isStatementName = tokens[index - 1]?.token.type === 'OpenStatement'
  if (token.type !== 'Identifier' || isStatementName || operators.has(token.value)) return token
  return { type: token.type, value: `${token.value}\0${index}` }
}
