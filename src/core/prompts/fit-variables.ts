import { AssayError } from '../errors.ts'
import { fitValue } from './fit-value.ts'
import type { VariableDeclaration, VariableDeclarations } from './variable-declaration.ts'

/**
 * A row's values as the declarations want them: read by their type, and the default where a row brings none (a value
 * that is absent, null, or an empty text where no text is wanted). What is not declared stays as it is. Throws
 * `bad-input` for a value that does not fit its type; `where` says of what.
 */
export function fitVariables(
  declarations: VariableDeclarations | undefined,
  variables: Readonly<Record<string, unknown>>,
  where?: string,
): Record<string, unknown> {
  const fitted = { ...variables }
  for (const [name, declared] of Object.entries(declarations ?? {})) {
    const isGiven = Object.hasOwn(variables, name) && !isNoValue(variables[name], declared)
    if (!isGiven && declared.default === undefined) continue
    const result = fitValue(isGiven ? variables[name] : declared.default, declared.type)
    if ('problem' in result) throw misfit(name, result.problem, isGiven, where)
    fitted[name] = result.value
  }
  return fitted
}

function isNoValue(value: unknown, { type, default: fallback }: VariableDeclaration): boolean {
  if (value === undefined || (value === null && fallback !== undefined)) return true
  return type !== 'text' && fallback !== undefined && typeof value === 'string' && value.trim() === ''
}

function misfit(name: string, problem: string, isGiven: boolean, where: string | undefined): AssayError {
  return new AssayError('bad-input', {
    what: `The ${isGiven ? 'variable' : 'default of the variable'} "${name}" is ${problem}`,
    ...(where === undefined ? {} : { where }),
    mend: isGiven ? 'change the value, or the declared type' : 'change the default, or the declared type',
  })
}
