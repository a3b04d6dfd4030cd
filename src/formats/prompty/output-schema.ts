import { isRecord, textOf } from '../exchange/is-record.ts'

const jsonTypes: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'])

/** The JSON Schema of what a file says of its outputs: a list of properties, or the same by name; undefined for nothing. */
export function outputSchema(outputs: unknown): Record<string, unknown> | undefined {
  if (isRecord(outputs) && outputs['type'] === 'object' && isRecord(outputs['properties'])) return outputs
  const listed = Array.isArray(outputs)
    ? outputs.filter(isRecord)
    : isRecord(outputs) && Array.isArray(outputs['properties'])
      ? outputs['properties'].filter(isRecord)
      : Object.entries(isRecord(outputs) ? outputs : {}).map(([name, said]): Record<string, unknown> => ({
          name,
          ...(isRecord(said) ? said : { type: said }),
        }))
  const properties = listed.flatMap((property): [string, Record<string, unknown>][] => {
    const name = textOf(property['name'])
    return name === undefined ? [] : [[name, propertySchema(property)]]
  })
  if (properties.length === 0) return undefined
  const required = listed.filter((property) => property['required'] !== false).flatMap(({ name }) => textOf(name) ?? [])
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false }
}

function propertySchema(property: Record<string, unknown>): Record<string, unknown> {
  const word = textOf(property['kind'] ?? property['type'])?.toLowerCase()
  const type = word === 'float' ? 'number' : word
  const description = textOf(property['description'])
  const allowed = property['enumValues'] ?? property['enum']
  const inner = outputSchema(property['properties'])
  const items = isRecord(property['items']) ? propertySchema(property['items']) : undefined
  return {
    ...(type !== undefined && jsonTypes.has(type) ? { type } : {}),
    ...(description === undefined ? {} : { description }),
    ...(Array.isArray(allowed) ? { enum: allowed } : {}),
    ...(inner === undefined ? {} : { properties: inner['properties'], required: inner['required'] }),
    ...(items === undefined ? {} : { items }),
  }
}
