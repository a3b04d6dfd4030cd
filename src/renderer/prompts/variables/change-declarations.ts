import { fitValue } from '../../../core/prompts/fit-value.ts'
import type { VariableDeclaration, VariableDeclarations } from '../../../core/prompts/variable-declaration.ts'

/** The names that are used and not declared, in the order of their use. */
export function undeclaredNames(declarations: VariableDeclarations, used: readonly string[]): string[] {
  return used.filter((name) => !Object.hasOwn(declarations, name) && name !== 'examples')
}

export function declare(
  declarations: VariableDeclarations,
  name: string,
  declaration: VariableDeclaration,
): VariableDeclarations {
  return { ...declarations, [name]: declaration }
}

/** The declarations without one; undefined where none is left, as prompts leave out what is empty. */
export function withoutDeclaration(declarations: VariableDeclarations, name: string): VariableDeclarations | undefined {
  const { [name]: removed, ...rest } = declarations
  void removed
  return Object.keys(rest).length === 0 ? undefined : rest
}

export function withDescription(declaration: VariableDeclaration, text: string): VariableDeclaration {
  const { description, ...rest } = declaration
  void description
  return text === '' ? rest : { ...rest, description: text }
}

/** The default as a person writes it: a text as it is, all else as JSON. */
export function shownDefault({ default: value }: VariableDeclaration): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** With a default as it was written; one that does not fit its type yet stays a text, and the linter says so. */
export function withDefault(declaration: VariableDeclaration, text: string): VariableDeclaration {
  const { default: before, ...rest } = declaration
  void before
  if (text === '') return rest
  const fitted = fitValue(text, rest.type)
  return { ...rest, default: 'value' in fitted ? (fitted.value as VariableDeclaration['default']) : text }
}
