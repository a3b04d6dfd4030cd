import { parse } from '@huggingface/jinja'
import { AssayError } from '../errors.ts'
import { placedReason } from './explain-syntax-error.ts'
import { locateTokens, type LocatedToken } from './locate-tokens.ts'
import { parseTemplate } from './parse-template.ts'
import { asNode, type TemplateNode } from './template-ast.ts'

/** A template whose names carry their place: `name`, a NUL character, and the index of the name's token. */
interface MarkedTemplate {
  root: TemplateNode
  tokens: readonly LocatedToken[]
}

/**
 * Parses a template so that its names can be found in the text: the library's syntax tree keeps no places, so each name
 * carries the index of its token through the parser. Throws `template-broken` for a template that cannot be parsed.
 */
export function parseMarked(source: string): MarkedTemplate {
  const parsed = parseTemplate(source)
  if ('error' in parsed) {
    throw new AssayError('template-broken', { where: 'the prompt', reason: placedReason(parsed.error) })
  }
  const tokens = locateTokens(source)
  return { root: asNode(parse(tokens.map((located, index) => marked(located, index, tokens)))), tokens }
}

const operators: ReadonlySet<string> = new Set(['in', 'if', 'else', 'or', 'and', 'not', 'is'])

/** Statement names and operators, which the parser reads itself, are left alone. */
function marked({ token }: LocatedToken, index: number, tokens: readonly LocatedToken[]): LocatedToken['token'] {
  const isStatementName = tokens[index - 1]?.token.type === 'OpenStatement'
  if (token.type !== 'Identifier' || isStatementName || operators.has(token.value)) return token
  return { type: token.type, value: `${token.value}\0${index}` }
}
