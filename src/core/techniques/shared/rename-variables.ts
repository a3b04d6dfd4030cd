import { findVariables } from '../../templates/find-variables.ts'

/** A template whose free variables are properties of `owner`: `{{ review | trim }}` becomes `{{ owner.review | trim }}`. */
export function asPropertiesOf(owner: string, template: string): string {
  const lines = template.split(/(?<=\r\n|\n|\r(?!\n))/u)
  // From the end on, so that the places before stay right.
  for (const { line, column } of findVariables(template).toReversed()) {
    const text = lines[line - 1] ?? ''
    lines[line - 1] = `${text.slice(0, column - 1)}${owner}.${text.slice(column - 1)}`
  }
  return lines.join('')
}
