import { isRecord } from '../exchange/is-record.ts'

interface PicoField {
  name: string
  isOptional: boolean
  schema: Record<string, unknown>
}

const scalars: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any'])

/** The JSON Schema of a Picoschema, or the schema itself where one is written; undefined for neither. */
export function picoschema(written: unknown): Record<string, unknown> | undefined {
  if (typeof written === 'string') return scalarSchema(written)
  if (!isRecord(written)) return undefined
  if (
    typeof written['type'] === 'string' &&
    (isRecord(written['properties']) || scalars.has(written['type']) || written['type'] === 'array')
  )
    return written
  return objectSchema(written)
}

/** The fields of an object in Picoschema or JSON Schema. */
export function picoFields(written: unknown): PicoField[] {
  if (!isRecord(written)) return []
  if (isRecord(written['properties'])) {
    const required = Array.isArray(written['required']) ? written['required'] : []
    return Object.entries(written['properties']).map(([name, schema]) => ({
      name,
      isOptional: !required.includes(name),
      schema: isRecord(schema) ? schema : {},
    }))
  }
  return Object.entries(written).flatMap(([key, value]): PicoField[] => {
    const [, name = '', optional = '', kind, description] =
      /^([\w-]+)(\?)?(?:\((array|object|enum)(?:,\s*([^)]*))?\))?$/u.exec(key) ?? []
    if (name === '') return []
    const words = description === undefined || description === '' ? {} : { description }
    return [{ name, isOptional: optional !== '', schema: { ...fieldSchema(kind, value), ...words } }]
  })
}

function fieldSchema(kind: string | undefined, value: unknown): Record<string, unknown> {
  if (kind === 'array') return { type: 'array', items: picoschema(value) ?? {} }
  if (kind === 'enum') return { enum: Array.isArray(value) ? value : [] }
  if (kind === 'object' || isRecord(value)) return objectSchema(isRecord(value) ? value : {})
  return scalarSchema(value)
}

function scalarSchema(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') return {}
  const [type = '', ...description] = value.split(',').map((part) => part.trim())
  const words = description.length === 0 ? {} : { description: description.join(', ') }
  return scalars.has(type) && type !== 'any' ? { type, ...words } : words
}

function objectSchema(written: Record<string, unknown>): Record<string, unknown> {
  const fields = picoFields(written)
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    required: fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
    additionalProperties: false,
  }
}
