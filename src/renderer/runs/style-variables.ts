import type { CSSProperties } from 'react'

/** CSS variables as the `style` of an element, which React's types do not know. */
export function styleVariables(variables: Readonly<Record<`--${string}`, string>>): CSSProperties {
  return variables
}
