/** Asks for JSON of a schema in words: by its keys where the object is flat, with the schema itself otherwise. */
export function describeSchema(schema: Readonly<Record<string, unknown>>): string {
  const keys = keysOf(schema)
  if (keys !== undefined) return `Return answer as JSON with keys: ${keys.join(', ')}.`
  return `Answer with JSON only, without any other text, that fits this JSON Schema:\n${JSON.stringify(schema, null, 2)}`
}

function keysOf({ type, properties, required }: Readonly<Record<string, unknown>>): string[] | undefined {
  if (type !== 'object' || !isRecord(properties)) return undefined
  const needed = Array.isArray(required) ? required : []
  const described = Object.entries(properties).map(([name, value]) => {
    const said = describeValue(value)
    return said === undefined ? undefined : name + said + (needed.includes(name) ? '' : ' (optional)')
  })
  return described.length > 0 && described.every((key) => key !== undefined) ? described : undefined
}

/** What stands behind a key; nothing for a plain text, undefined for what takes a schema to say. */
function describeValue(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined
  const { type, enum: choices, description } = value
  const known = new Set(['type', 'enum', 'description'])
  if (Object.keys(value).some((key) => !known.has(key))) return undefined
  const meaning = typeof description === 'string' ? `: ${description}` : ''
  if (Array.isArray(choices)) return ` (${choices.map((choice) => JSON.stringify(choice)).join(' or ')}${meaning})`
  if (type === 'string') return meaning === '' ? '' : ` (${meaning.slice(2)})`
  if (type === 'number' || type === 'integer' || type === 'boolean') return ` (${typeNames[type]}${meaning})`
  return undefined
}

const typeNames = { number: 'a number', integer: 'a whole number', boolean: 'true or false' }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
