import { AssayError } from '../errors.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Makes the rules of a grammar. */
export interface SchemaRules {
  /** Adds a rule and gives its name. */
  add(body: string): string
  /** The name of the rule for a part of the schema, which is found at `path`. */
  of(value: unknown, path: string): string
}

/** Throws `bad-input`: the schema says something that a grammar cannot follow. */
export function refuse(path: string, keyword: string): never {
  throw new AssayError('bad-input', {
    what: `No grammar can follow ${keyword}`,
    where: `the JSON Schema at ${path}`,
    mend: 'take it out, and check it with the metric "Matches a JSON Schema" instead',
  })
}

/** A keyword's number, which has to be whole and not negative; undefined where it is not written. */
export function countOf(value: JsonSchema, keyword: string, path: string): number | undefined {
  const count = value[keyword]
  if (count === undefined) return undefined
  return typeof count === 'number' && Number.isInteger(count) && count >= 0
    ? count
    : refuse(path, `${keyword} ${JSON.stringify(count)}`)
}

/** Refuses the keywords that are written. */
export function refuseAny(value: JsonSchema, keywords: readonly string[], path: string): void {
  for (const keyword of keywords) if (value[keyword] !== undefined && value[keyword] !== false) refuse(path, keyword)
}
