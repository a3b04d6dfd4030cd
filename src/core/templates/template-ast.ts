import type { parse } from '@huggingface/jinja'

/** A parsed template, as the library hands it on. */
export type Program = ReturnType<typeof parse>

/** A token of a template; `type` is the library's word for it. */
export type TemplateToken = Parameters<typeof parse>[0][number]

/** What the walk reads of the library's syntax tree; its own types are not exported. */
export type TemplateNode =
  | { type: 'Program'; body: TemplateNode[] }
  | { type: 'If'; test: TemplateNode; body: TemplateNode[]; alternate: TemplateNode[] }
  | { type: 'For'; loopvar: TemplateNode; iterable: TemplateNode; body: TemplateNode[]; defaultBlock: TemplateNode[] }
  | { type: 'Set'; assignee: TemplateNode; value: TemplateNode | null; body: TemplateNode[] }
  | { type: 'Macro'; name: IdentifierNode; args: TemplateNode[]; body: TemplateNode[] }
  | { type: 'CallStatement'; call: TemplateNode; callerArgs: TemplateNode[] | null; body: TemplateNode[] }
  | { type: 'FilterStatement'; filter: TemplateNode; body: TemplateNode[] }
  | { type: 'Break' | 'Continue' | 'Comment' | 'IntegerLiteral' | 'FloatLiteral' }
  | { type: 'StringLiteral'; value: string }
  | { type: 'ArrayLiteral' | 'TupleLiteral'; value: TemplateNode[] }
  | { type: 'ObjectLiteral'; value: Map<TemplateNode, TemplateNode> }
  | { type: 'MemberExpression'; object: TemplateNode; property: TemplateNode; computed: boolean }
  | { type: 'CallExpression'; callee: TemplateNode; args: TemplateNode[] }
  | IdentifierNode
  | { type: 'BinaryExpression'; operator: { value: string }; left: TemplateNode; right: TemplateNode }
  | { type: 'FilterExpression'; operand: TemplateNode; filter: TemplateNode }
  | { type: 'SelectExpression'; lhs: TemplateNode; test: TemplateNode }
  | { type: 'TestExpression'; operand: TemplateNode; negate: boolean; test: IdentifierNode }
  | { type: 'UnaryExpression'; argument: TemplateNode }
  | { type: 'Ternary'; condition: TemplateNode; trueExpr: TemplateNode; falseExpr: TemplateNode }
  | { type: 'SliceExpression'; start?: TemplateNode; stop?: TemplateNode; step?: TemplateNode }
  | { type: 'KeywordArgumentExpression'; key: IdentifierNode; value: TemplateNode }
  | { type: 'SpreadExpression' | 'KeywordSpreadExpression'; argument: TemplateNode }

interface IdentifierNode {
  type: 'Identifier'
  value: string
}

/** The same tree, with types to walk it by. */
export function asNode(node: { type: string }): TemplateNode {
  return node as TemplateNode
}

/** `user.name` of a chain of attributes or literal keys, as an error message names it; undefined for anything else. */
export function pathOf(node: TemplateNode): string | undefined {
  if (node.type === 'Identifier') return node.value
  if (node.type !== 'MemberExpression') return undefined
  const root = pathOf(node.object)
  if (root === undefined) return undefined
  if (!node.computed && node.property.type === 'Identifier') return `${root}.${node.property.value}`
  return `${root}[…]`
}

/** The name of a filter or function, with or without arguments. */
export function calledName(node: TemplateNode): string | undefined {
  if (node.type === 'Identifier') return node.value
  return node.type === 'CallExpression' ? calledName(node.callee) : undefined
}
