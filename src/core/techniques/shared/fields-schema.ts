import { z } from 'zod'

/** A field of a flat JSON answer, as a form asks for it. */
const fieldSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  type: z.enum(['text', 'number', 'integer', 'boolean', 'list']).default('text'),
  /** The only values it may have; then it is a text. */
  choices: z.array(z.string().min(1)).min(1).max(100).optional(),
  description: z.string().trim().min(1).max(500).optional(),
  isOptional: z.boolean().optional(),
})

export const fieldsSchema = z
  .array(fieldSchema)
  .min(1)
  .max(50)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'two fields have one name')

type OutputField = z.infer<typeof fieldSchema>

/** The JSON Schema of an object with these fields and no others. */
export function schemaOfFields(fields: readonly OutputField[]): Record<string, unknown> {
  const required = fields.filter(({ isOptional }) => isOptional !== true).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

function schemaOfField({ type, choices, description }: OutputField): Record<string, unknown> {
  const said = description === undefined ? {} : { description }
  if (choices !== undefined) return { enum: choices, ...said }
  if (type === 'list') return { type: 'array', items: { type: 'string' }, ...said }
  return { type: type === 'text' ? 'string' : type, ...said }
}
