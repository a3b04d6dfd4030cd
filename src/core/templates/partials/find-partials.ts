import { parseMarked } from '../parse-marked.ts'
import type { TemplateNode } from '../template-ast.ts'
import { linesOf, type TextRange } from '../text-position.ts'
import type { PartialReference } from './partial-reference.ts'

/** A call of `partial` and where it stands. */
export interface LocatedPartial extends TextRange {
  /** Undefined where the name is computed: then nobody could say beforehand which versions a prompt is made of. */
  reference: PartialReference | undefined
}

/**
 * The partials that a template takes in, in the order of the text. Throws `template-broken` for a template that cannot be
 * parsed.
 */
export function findPartials(source: string): LocatedPartial[] {
  if (!source.includes('partial')) return []
  const { root, tokens } = parseMarked(source)
  const { rangeOf } = linesOf(source)
  return callsIn(root)
    .map(({ mark, args }) => ({ mark, reference: toReference(args) }))
    .sort((a, b) => a.mark - b.mark)
    .map(({ mark, reference }) => {
      const start = tokens[mark]?.start ?? 0
      const close = tokens.slice(mark).find(({ token }) => token.type === 'CloseParen')
      return { reference, ...rangeOf(start, close?.end ?? start) }
    })
}

/** The reference that literal arguments make. */
function toReference(args: readonly TemplateNode[]): PartialReference | undefined {
  const texts = args.map((argument) => (argument.type === 'StringLiteral' ? argument.value : undefined))
  const [name, version = null] = texts
  if (texts.length === 0 || texts.length > 2 || texts.includes(undefined)) return undefined
  return name === undefined || name === '' ? undefined : { name, version: version === '' ? null : version }
}

interface PartialCall {
  /** The index of the token `partial`. */
  mark: number
  args: readonly TemplateNode[]
}

/** Every call of `partial` in a tree, whatever stands round it. */
function callsIn(root: TemplateNode): PartialCall[] {
  const calls: PartialCall[] = []
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const item = waiting.pop()
    if (typeof item !== 'object' || item === null) continue
    if (item instanceof Map) waiting.push(...item.keys(), ...item.values())
    else waiting.push(...(Object.values(item) as unknown[]))
    const node = item as TemplateNode
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') continue
    const [name, mark] = node.callee.value.split('\0')
    if (name === 'partial' && mark !== undefined) calls.push({ mark: Number(mark), args: node.args })
  }
  return calls
}
