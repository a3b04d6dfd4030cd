import { arrayRule, objectRule } from './container-rules.ts'
import { commonRules, literal } from './gbnf.ts'
import { refuse, type JsonSchema, type SchemaRules } from './schema-rules.ts'
import { integerRule, stringRule } from './scalar-rules.ts'

const annotations = new Set(['$schema', '$id', '$comment', '$defs', 'definitions', '$anchor', 'title', 'description'])
const moreAnnotations = ['default', 'examples', 'deprecated', 'readOnly', 'writeOnly']

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const
type TypeName = (typeof types)[number]

/** Keywords that a grammar cannot follow, whatever the type. */
const impossible = ['not', 'if', 'then', 'else', '$dynamicRef', '$recursiveRef']

/** Keywords that say which type is meant where none is written. */
const hints: readonly [TypeName, readonly string[]][] = [
  ['object', ['properties', 'additionalProperties', 'required']],
  ['array', ['items', 'prefixItems']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
]

/**
 * A GBNF grammar whose texts are JSON that the schema accepts. It makes a subset of them: properties come in the
 * schema's order, the required ones first, and an object that lists its properties has no others unless
 * `additionalProperties` says so. Throws `bad-input` that names the keyword and its place for what a grammar cannot
 * follow (`pattern`, open ranges of numbers, `not` ...), since a constraint that is dropped would be worse.
 */
export function jsonSchemaToGrammar(schema: JsonSchema): string {
  const lines = new Map(Object.entries(commonRules))
  const referenced = new Map<string, string>()

  function add(name: string, body: string): string {
    lines.set(name, body)
    return name
  }

  const rules: SchemaRules = {
    add: (body) => add(`r${lines.size}`, body),
    of(value, path) {
      if (value === true) return 'any'
      if (!isRecord(value)) return refuse(path, value === false ? 'false' : 'a schema that is no object')
      return rules.add(bodyOf(value, path))
    },
  }

  function bodyOf(value: JsonSchema, path: string): string {
    for (const keyword of impossible) if (value[keyword] !== undefined) refuse(path, keyword)
    if (typeof value['$ref'] === 'string') return alone(value, '$ref', path, refer(value['$ref'], path))
    if ('const' in value) return literal(JSON.stringify(value['const']))
    if (Array.isArray(value['enum'])) return value['enum'].map((item) => literal(JSON.stringify(item))).join(' | ')
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const choices = value[keyword]
      if (!Array.isArray(choices)) continue
      return alone(
        value,
        keyword,
        path,
        choices.map((choice, n) => rules.of(choice, `${path}/${keyword}/${n}`)).join(' | '),
      )
    }
    const { allOf } = value
    if (Array.isArray(allOf)) {
      if (allOf.length !== 1) refuse(path, 'allOf')
      return alone(value, 'allOf', path, rules.of(allOf[0], `${path}/allOf/0`))
    }
    return typesOf(value, path)
      .map((type) => bodyOfType(type, value, path))
      .join(' | ')
  }

  function bodyOfType(type: TypeName | 'any', value: JsonSchema, path: string): string {
    switch (type) {
      case 'object':
        return objectRule(value, path, rules)
      case 'array':
        return arrayRule(value, path, rules)
      case 'string':
        return stringRule(value, path)
      case 'integer':
        return integerRule(value, path)
      case 'number':
        for (const keyword of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']) {
          if (value[keyword] !== undefined) refuse(path, keyword)
        }
        return 'number'
      default:
        return type
    }
  }

  function refer(pointer: string, path: string): string {
    const known = referenced.get(pointer)
    if (known !== undefined) return known
    const target = resolve(schema, pointer)
    if (target === undefined) refuse(path, `$ref "${pointer}"`)
    // Named before it is made, so that a schema may hold itself.
    const name = `ref${referenced.size}`
    referenced.set(pointer, name)
    return add(name, rules.of(target, pointer))
  }

  const root = bodyOf(schema, '#')
  return [['root', root], ...lines].map(([name, body]) => `${name} ::= ${body}`).join('\n')
}

/** Gives `body` when `keyword` has no other constraint beside it, which would have to hold as well. */
function alone(value: JsonSchema, keyword: string, path: string, body: string): string {
  const ignored = new Set([...annotations, ...moreAnnotations, keyword])
  const other = Object.keys(value).find((name) => !ignored.has(name))
  return other === undefined ? body : refuse(path, `"${other}" beside "${keyword}"`)
}

function typesOf(value: JsonSchema, path: string): (TypeName | 'any')[] {
  const { type } = value
  if (type === undefined)
    return [hints.find(([, keywords]) => keywords.some((keyword) => keyword in value))?.[0] ?? 'any']
  const named = Array.isArray(type) ? type : [type]
  return named.map((name) => types.find((known) => known === name) ?? refuse(path, `type "${String(name)}"`))
}

/** The part of a schema that a pointer such as `#/$defs/address` means. */
function resolve(schema: JsonSchema, pointer: string): unknown {
  if (pointer !== '#' && !pointer.startsWith('#/')) return undefined
  let found: unknown = schema
  for (const step of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if ((!isRecord(found) && !Array.isArray(found)) || !Object.hasOwn(found, name)) return undefined
    found = (found as JsonSchema)[name]
  }
  return found
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
