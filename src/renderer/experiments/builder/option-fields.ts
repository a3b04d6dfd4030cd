/** A field of an options form, read from a JSON Schema. */
export interface OptionField {
  name: string
  title: string
  description: string | undefined
  kind: 'boolean' | 'choice' | 'number' | 'integer' | 'text' | 'json'
  /** Of a `choice`. */
  choices: readonly string[]
  minimum: number | undefined
  maximum: number | undefined
  default: unknown
  isRequired: boolean
}

/** The fields of an object's JSON Schema, one a property; what has no simple field is typed as JSON. */
export function optionFields(schema: Readonly<Record<string, unknown>>): OptionField[] {
  const properties = asRecord(schema['properties'])
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(properties).map(([name, value]) => {
    const property = asRecord(value)
    const { title, description, minimum, maximum } = property
    return {
      name,
      title: typeof title === 'string' ? title : name,
      description: typeof description === 'string' ? description : undefined,
      kind: kindOf(property),
      choices: Array.isArray(property['enum']) ? property['enum'].map(String) : [],
      minimum: typeof minimum === 'number' ? minimum : undefined,
      maximum: typeof maximum === 'number' ? maximum : undefined,
      default: property['default'],
      isRequired: required.includes(name) && property['default'] === undefined,
    }
  })
}

function kindOf(property: Readonly<Record<string, unknown>>): OptionField['kind'] {
  if (Array.isArray(property['enum'])) return 'choice'
  switch (property['type']) {
    case 'boolean':
    case 'number':
    case 'integer':
      return property['type']
    case 'string':
      return 'text'
    default:
      return 'json'
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
