import { calledName, type TemplateNode } from './template-ast.ts'
import { templateConstants, templateFunctions } from './vocabulary.ts'

/** A use of a name; `mark` is what was written behind its NUL character, see find-variables.ts. */
export interface NameUse {
  kind: 'variable' | 'filter' | 'test'
  name: string
  mark: number
  isGuarded: boolean
}

/** Names that are known at a place, and names whose absence is provided for there. */
interface Scope {
  known: Set<string>
  guarded: ReadonlySet<string>
}

const always = [...templateFunctions, ...templateConstants]

/**
 * Walks a template whose names carry marks and collects the uses of names that it does not make itself. Follows
 * scopes as the library does: `set` lasts to the end of the loop, macro or template round it, blocks of `if` have no
 * scope of their own. A name set in one branch counts as known after it: no alarm where the template may be right.
 */
export function walkTemplate(root: TemplateNode): NameUse[] {
  const uses: NameUse[] = []

  function use(kind: NameUse['kind'], marked: string, isGuarded: boolean): void {
    const [name = '', mark] = marked.split('\0')
    uses.push({ kind, name, mark: Number(mark), isGuarded })
  }

  function walkAll(nodes: readonly (TemplateNode | null | undefined)[], scope: Scope): void {
    for (const node of nodes) if (node) walk(node, scope)
  }

  function walk(node: TemplateNode, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        if (!scope.known.has(plain(node.value))) use('variable', node.value, scope.guarded.has(plain(node.value)))
        return
      case 'Program':
        return walkAll(node.body, scope)
      case 'If': {
        walk(node.test, scope)
        const branch = guarding(node.test, scope)
        walkAll(node.body, branch)
        return walkAll(node.alternate, branch)
      }
      case 'For':
        return walkFor(node, scope)
      case 'Set':
        walkAll([node.value, ...node.body], scope)
        if (node.assignee.type === 'MemberExpression') walk(node.assignee.object, scope)
        return declare(node.assignee, scope)
      case 'Macro':
        scope.known.add(plain(node.name.value))
        return walkFunction(node.args, node.body, scope)
      case 'CallStatement':
        walk(node.call, scope)
        return walkFunction(node.callerArgs ?? [], node.body, scope)
      case 'FilterStatement':
        walkAll(node.body, scope)
        return walkFilter(node.filter, scope)
      case 'ArrayLiteral':
      case 'TupleLiteral':
        return walkAll(node.value, scope)
      case 'ObjectLiteral':
        return walkAll([...node.value].flat(), scope)
      case 'MemberExpression':
        walk(node.object, scope)
        return node.computed ? walk(node.property, scope) : undefined
      case 'CallExpression':
        return walkAll([node.callee, ...node.args], scope)
      case 'BinaryExpression':
        walk(node.left, scope)
        return walk(node.right, guarding(node.left, scope))
      case 'FilterExpression': {
        const isGuarding = plain(calledName(node.filter) ?? '') === 'default'
        walk(node.operand, isGuarding ? withGuards(rootsOf(node.operand), scope) : scope)
        return walkFilter(node.filter, scope)
      }
      case 'TestExpression': {
        use('test', node.test.value, false)
        return walk(node.operand, guarding(node, scope))
      }
      case 'SelectExpression':
        walk(node.test, scope)
        return walk(node.lhs, guarding(node.test, scope))
      case 'Ternary':
        walk(node.condition, scope)
        return walkAll([node.trueExpr, node.falseExpr], guarding(node.condition, scope))
      case 'UnaryExpression':
      case 'SpreadExpression':
      case 'KeywordSpreadExpression':
        return walk(node.argument, scope)
      case 'SliceExpression':
        return walkAll([node.start, node.stop, node.step], scope)
      case 'KeywordArgumentExpression':
        return walk(node.value, scope)
      case 'Break':
      case 'Continue':
      case 'Comment':
      case 'StringLiteral':
      case 'IntegerLiteral':
      case 'FloatLiteral':
    }
  }

  function walkFor(node: TemplateNode & { type: 'For' }, scope: Scope): void {
    const inner = nested(scope)
    const { iterable } = node
    const condition = iterable.type === 'SelectExpression' ? iterable.test : undefined
    walk(iterable.type === 'SelectExpression' ? iterable.lhs : iterable, scope)
    declare(node.loopvar, inner)
    if (condition) walk(condition, inner)
    inner.known.add('loop')
    walkAll(node.body, condition ? guarding(condition, inner) : inner)
    walkAll(node.defaultBlock, nested(scope))
  }

  function walkFunction(parameters: readonly TemplateNode[], body: readonly TemplateNode[], scope: Scope): void {
    const inner = nested(scope)
    for (const name of ['caller', 'varargs', 'kwargs']) inner.known.add(name)
    for (const parameter of parameters) {
      declare(parameter.type === 'KeywordArgumentExpression' ? parameter.key : parameter, inner)
    }
    walkAll(
      parameters.filter(({ type }) => type === 'KeywordArgumentExpression'),
      inner,
    )
    walkAll(body, inner)
  }

  function walkFilter(filter: TemplateNode, scope: Scope): void {
    const name = calledName(filter)
    if (name !== undefined) use('filter', name, false)
    if (filter.type === 'CallExpression') walkAll(filter.args, scope)
  }

  walk(root, { known: new Set(always), guarded: new Set() })
  return uses
}

/** A name without its mark. */
function plain(marked: string): string {
  return marked.split('\0', 1)[0] ?? ''
}

function nested({ known, guarded }: Scope): Scope {
  return { known: new Set(known), guarded }
}

function declare(target: TemplateNode, scope: Scope): void {
  if (target.type === 'Identifier') scope.known.add(plain(target.value))
  else if (target.type === 'TupleLiteral') for (const item of target.value) declare(item, scope)
}

/** The scope in which the names that a condition tests with `is defined` count as guarded. */
function guarding(condition: TemplateNode, scope: Scope): Scope {
  return withGuards(testedNames(condition), scope)
}

function withGuards(names: readonly string[], scope: Scope): Scope {
  return names.length === 0 ? scope : { known: scope.known, guarded: new Set([...scope.guarded, ...names]) }
}

function testedNames(node: TemplateNode): string[] {
  if (node.type === 'BinaryExpression') return [...testedNames(node.left), ...testedNames(node.right)]
  if (node.type === 'UnaryExpression') return testedNames(node.argument)
  if (node.type !== 'TestExpression') return []
  const test = plain(node.test.value)
  return test === 'defined' || test === 'undefined' ? rootsOf(node.operand) : []
}

/** The variable at the root of `user.name`. */
function rootsOf(node: TemplateNode): string[] {
  if (node.type === 'Identifier') return [plain(node.value)]
  return node.type === 'MemberExpression' ? rootsOf(node.object) : []
}
