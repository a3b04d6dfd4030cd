import { z } from 'zod'

export const variableTypes = ['text', 'number', 'boolean', 'list', 'object'] as const

/**
 * What a prompt says of one of its variables. All of it is optional: a variable that is used and not declared is a
 * text that every row must bring.
 */
const variableDeclarationSchema = z.strictObject({
  type: z.enum(variableTypes).default('text'),
  description: z.string().max(1000).optional(),
  /** Taken where a row brings no value. Without one a missing value is `variable-missing`. */
  default: z.json().optional(),
})

export type VariableDeclaration = z.infer<typeof variableDeclarationSchema>

/** Declarations by the name of the variable. */
export const variableDeclarationsSchema = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/u, 'a variable is named by letters, digits and "_"'),
  variableDeclarationSchema,
)

export type VariableDeclarations = z.infer<typeof variableDeclarationsSchema>
