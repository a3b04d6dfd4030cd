import { Environment, Interpreter } from '@huggingface/jinja'
import { AssayError } from '../errors.ts'
import { placedReason } from './explain-syntax-error.ts'
import { parseTemplate } from './parse-template.ts'
import { strictInterpreter } from './strict-interpreter.ts'
import { templateConstants } from './vocabulary.ts'

/** Longer lists are not made by `range`. */
const maximumRange = 100_000

/**
 * Renders a Jinja template with a row's values. Values are data: a value that looks like a template stays as it is.
 * There is no clock and no randomness, so the same template and values always give the same text.
 *
 * Throws `template-broken` for syntax, unknown filters, wrong types, and templates that do too much work; and
 * `variable-missing` when a value that is not there is used, unless by `default` or a test such as `is defined`.
 * `where` names the template in the message; `partial` renders what `{{ partial("name") }}` takes in. Work and output are limited (see strict-interpreter.ts), but a hostile
 * template may still take a second or some hundred megabytes: render such where a process can be killed.
 */
export function renderTemplate(
  source: string,
  variables: Readonly<Record<string, unknown>>,
  where = 'the prompt',
  partial: (...args: unknown[]) => string = noPartial,
): string {
  const parsed = parseTemplate(source)
  if ('error' in parsed) {
    throw new AssayError('template-broken', { where, reason: placedReason(parsed.error) })
  }
  try {
    const interpreter = strictInterpreter(new Interpreter(environmentOf(variables, partial)), where)
    return interpreter.run(parsed.program).toString()
  } catch (cause) {
    if (cause instanceof AssayError) throw cause
    throw new AssayError('template-broken', { where, reason: reasonOf(cause) }, { cause })
  }
}

/**
 * The values of the row over the functions of the language, so that a column named `range` is a value and not a
 * clash. The library's `strftime_now` is left out: what is sent must not depend on the clock.
 */
function environmentOf(
  variables: Readonly<Record<string, unknown>>,
  partial: (...args: unknown[]) => string,
): Environment {
  const language = new Environment()
  for (const [name, value] of constants) language.set(name, value)
  language.set('range', range)
  language.set('partial', partial)
  language.set('raise_exception', (message: unknown) => {
    throw new Error(String(message))
  })
  const row = new Environment(language)
  // Every environment brings its own, which would clash with a column of that name.
  row.variables.delete('namespace')
  for (const [name, value] of Object.entries(variables)) {
    if (!templateConstants.includes(name)) row.set(name, value)
  }
  return row
}

const constants = new Map<string, unknown>(
  templateConstants.map((name) => [name, { true: true, false: false, none: null }[name.toLowerCase()]]),
)

/** Partials stand in a workspace; a text on its own has none. */
function noPartial(): string {
  throw new Error('there are no partials here')
}

/** Python's range, with a limit. */
function range(first: number, second?: number, step = 1): number[] {
  const [start, stop] = second === undefined ? [0, first] : [first, second]
  if (![start, stop, step].every(Number.isInteger) || step === 0)
    throw new Error('range() takes whole numbers, and a step that is not 0')
  const length = Math.max(0, Math.ceil((stop - start) / step))
  if (length > maximumRange) throw new Error(`range() makes at most ${maximumRange} numbers`)
  return Array.from({ length }, (_, index) => start + index * step)
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (message === '') return '"break" or "continue" stands outside a loop'
  const [, kind, filter] = /^Unknown (\w+)Value filter: (.*)$/su.exec(message) ?? []
  if (kind !== undefined) return `there is no filter "${filter}" for a value of kind ${kind.toLowerCase()}`
  return (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/u, '')
}
