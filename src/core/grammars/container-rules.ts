import { literal, repeated } from './gbnf.ts'
import { countOf, refuse, refuseAny, type JsonSchema, type SchemaRules } from './schema-rules.ts'

const comma = '"," ws'

/** An object: its required properties, then those of the optional ones that the model likes, then others if they may be. */
export function objectRule(value: JsonSchema, path: string, rules: SchemaRules): string {
  refuseAny(
    value,
    ['patternProperties', 'propertyNames', 'minProperties', 'maxProperties', 'unevaluatedProperties'],
    path,
  )
  refuseAny(value, ['dependencies', 'dependentRequired', 'dependentSchemas'], path)
  const properties = (value['properties'] ?? {}) as JsonSchema
  const required = Array.isArray(value['required']) ? value['required'].map(String) : []
  const pairOf = (name: string) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : true
    return rules.add(`${literal(JSON.stringify(name))} ":" ws ${rules.of(schema, `${path}/properties/${name}`)}`)
  }

  const named = Object.keys(properties)
  const always = [
    ...named.filter((name) => required.includes(name)),
    ...required.filter((name) => !named.includes(name)),
  ]
  const maybe = named.filter((name) => !required.includes(name)).map(pairOf)
  const { additionalProperties = named.length === 0 } = value
  if (additionalProperties !== false) {
    const others = rules.of(additionalProperties, `${path}/additionalProperties`)
    const pair = rules.add(`string ":" ws ${others}`)
    maybe.push(rules.add(`${pair} (${comma} ${pair})*`))
  }

  const first = always.map(pairOf).join(` ${comma} `)
  return first === ''
    ? `"{" ws ${anyOf(maybe, rules)} "}"`
    : `"{" ws ${first} ${maybe.map((pair) => `(${comma} ${pair})?`).join(' ')} ws "}"`
}

/** Any of some pairs in their order, none too. */
function anyOf(pairs: readonly string[], rules: SchemaRules): string {
  const starts = pairs.map((pair, index) => {
    const rest = pairs.slice(index + 1).map((later) => `(${comma} ${later})?`)
    return rules.add([pair, ...rest].join(' '))
  })
  return starts.length === 0 ? '' : `((${starts.join(' | ')}) ws)?`
}

/** An array: all of its leading items, then as many others as it may have. */
export function arrayRule(value: JsonSchema, path: string, rules: SchemaRules): string {
  refuseAny(value, ['contains', 'uniqueItems', 'unevaluatedItems'], path)
  // Before 2020-12, leading items were an array in `items`, and the others `additionalItems`.
  const isOld = Array.isArray(value['items'])
  const leading = isOld ? value['items'] : (value['prefixItems'] ?? [])
  const others = isOld ? value['additionalItems'] : value['items']
  if (!Array.isArray(leading)) return refuse(path, 'prefixItems that are no list')
  const least = Math.max((countOf(value, 'minItems', path) ?? 0) - leading.length, 0)
  const most = countOf(value, 'maxItems', path)
  if (most !== undefined && most < leading.length + least) refuse(path, 'maxItems below what has to be there')

  const items = leading.map((item, index) => rules.of(item, `${path}/${isOld ? 'items' : 'prefixItems'}/${index}`))
  const mostOthers = most === undefined ? undefined : most - leading.length
  if (others === false || mostOthers === 0) {
    if (least > 0) refuse(path, 'minItems above what may be there')
    return `"[" ws ${items.join(` ${comma} `)} ws "]"`
  }
  const item = rules.of(others ?? true, `${path}/items`)
  if (items.length > 0)
    return `"[" ws ${items.join(` ${comma} `)} ${repeated(`(${comma} ${item})`, least, mostOthers)} ws "]"`
  const more = repeated(
    `(${comma} ${item})`,
    Math.max(least - 1, 0),
    mostOthers === undefined ? undefined : mostOthers - 1,
  )
  return least === 0 ? `"[" ws (${item} ${more} ws)? "]"` : `"[" ws ${item} ${more} ws "]"`
}
