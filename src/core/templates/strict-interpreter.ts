import type { Interpreter } from '@huggingface/jinja'
import { AssayError } from '../errors.ts'
import { asNode, calledName, pathOf, type TemplateNode } from './template-ast.ts'

/** Nodes of the template that one rendering may evaluate, loops counted each time round: about a second. */
const maximumRenderSteps = 1_000_000

/** Expressions and blocks inside one another, macros that call macros included; far below the engine's own limit. */
const maximumRenderDepth = 300

/** Of any text made while rendering, in UTF-16 code units. */
const maximumRenderedLength = 16 * 1024 * 1024

/**
 * Makes an interpreter strict and bounded, and returns it. The library renders a missing value as nothing, which
 * would quietly send a prompt with a hole in it: here using one throws `variable-missing` (as Jinja's
 * StrictUndefined), except under `default` and tests. Values missing from a value (`user.nmae`) count too. Throws
 * plain Errors when a limit is passed.
 */
export function strictInterpreter(interpreter: Interpreter, where: string): Interpreter {
  const evaluate = interpreter.evaluate.bind(interpreter)
  let steps = 0
  let depth = 0
  /** The node that may be undefined, since what surrounds it asks for that. */
  let permitted: TemplateNode | undefined
  /** The node whose items a loop is about to go through. */
  let iterated: TemplateNode | undefined

  function count(more: number): void {
    steps += more
    if (steps > maximumRenderSteps) throw new Error('it does too much work: make its loops smaller')
  }

  interpreter.evaluate = (statement, environment) => {
    if (statement === undefined) return evaluate(statement, environment)
    // A counted depth, since the library takes its own stack overflow for a variable that is not there.
    if (depth >= maximumRenderDepth) throw new Error('it calls itself without end or nests too deeply')
    count(1)
    const node = asNode(statement)
    const isPermitted = node === permitted
    const isIterated = node === iterated
    permitted = undefinedOperand(node) ?? (isPermitted ? innerObject(node) : undefined)
    iterated = iterable(node)
    // The library forgets that a list can be empty: its `first` and `last` give JavaScript's undefined.
    let value: ReturnType<typeof evaluate> | undefined
    depth += 1
    try {
      value = evaluate(statement, environment) as ReturnType<typeof evaluate> | undefined
    } finally {
      // Also when `break` or `continue` pass through, which the library throws.
      depth -= 1
    }
    value ??= evaluate(undefined, environment)
    if (value.type === 'UndefinedValue' && !isPermitted) refuseMissing(node, where)
    if (isIterated && Array.isArray(value.value)) count(value.value.length)
    if (typeof value.value === 'string' && value.value.length > maximumRenderedLength)
      throw new Error('it makes too long a text')
    return value
  }
  return interpreter
}

/** What a loop goes through; an empty body evaluates nothing, so its rounds are counted here. */
function iterable(node: TemplateNode): TemplateNode | undefined {
  if (node.type !== 'For') return undefined
  return node.iterable.type === 'SelectExpression' ? node.iterable.lhs : node.iterable
}

/** What a node may find undefined: the operand of `default` and of tests. */
function undefinedOperand(node: TemplateNode): TemplateNode | undefined {
  if (node.type === 'TestExpression') return node.operand
  if (node.type === 'FilterExpression' && calledName(node.filter) === 'default') return node.operand
  return undefined
}

/** `user.name is defined` may be asked of a user that is not there either, and of `names | first`. */
function innerObject(node: TemplateNode): TemplateNode | undefined {
  if (node.type === 'MemberExpression') return node.object
  return node.type === 'FilterExpression' ? node.operand : undefined
}

function refuseMissing(node: TemplateNode, where: string): void {
  if (node.type === 'Identifier' || node.type === 'MemberExpression') {
    throw new AssayError('variable-missing', { variable: pathOf(node) ?? 'a value', where })
  }
  if (node.type === 'FilterExpression') {
    throw new AssayError('template-broken', { where, reason: `the filter "${calledName(node.filter)}" found nothing` })
  }
}
