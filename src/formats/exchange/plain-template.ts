import type { LossList } from './loss.ts'
import { readPlainVariables, type VariableSyntax } from './plain-variables.ts'

/** Turns texts whose only tags are variables into templates, and says which variables had to be renamed. */
export function plainTemplate(
  losses: LossList,
  syntax?: VariableSyntax,
  rename?: (name: string) => string | undefined,
): (text: string, where: string) => string {
  return (text, where) => {
    const { template, names } = readPlainVariables(text, syntax, rename)
    for (const [written, name] of names) {
      if ((rename?.(written) ?? written) !== name)
        losses.add(
          `the variable "${written}"`,
          where,
          `it is called "${name}" here: names have letters, digits and "_"`,
        )
    }
    return template
  }
}
