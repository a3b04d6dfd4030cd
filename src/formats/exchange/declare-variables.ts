import type { VariableDeclaration, VariableDeclarations } from '../../core/prompts/variable-declaration.ts'
import { isRecord, textOf } from './is-record.ts'
import { toVariableName } from './plain-variables.ts'
import { toJsonValue } from './to-json-value.ts'

const types: ReadonlyMap<string, VariableDeclaration['type']> = new Map([
  ['number', 'number'],
  ['integer', 'number'],
  ['float', 'number'],
  ['int', 'number'],
  ['boolean', 'boolean'],
  ['bool', 'boolean'],
  ['array', 'list'],
  ['list', 'list'],
  ['object', 'object'],
  ['dict', 'object'],
  ['any', 'text'],
])

/** Our word for a type as other tools and JSON Schema write it; a text where it is not known. */
function variableType(written: unknown): VariableDeclaration['type'] {
  const word = Array.isArray(written) ? written[0] : written
  return typeof word === 'string' ? (types.get(word.toLowerCase()) ?? 'text') : 'text'
}

/**
 * Declarations of what a file says of its variables: a list of `{name, type, default, description}` or the same by name.
 * A variable of which nothing is said but that it is a text needs no declaration.
 */
export function declareVariables(listed: unknown): VariableDeclarations {
  const pairs: [string, unknown][] = Array.isArray(listed)
    ? listed.flatMap((one: unknown): [string, unknown][] => {
        const name = isRecord(one) ? textOf(one['name']) : undefined
        return name === undefined ? [] : [[name, one]]
      })
    : Object.entries(isRecord(listed) ? listed : {})
  return Object.fromEntries(
    pairs.flatMap(([name, said]) => {
      const about = isRecord(said) ? said : { default: said }
      const type = variableType(about['type'] ?? about['kind'])
      const standard = about['default'] ?? undefined
      const description = textOf(about['description'])?.slice(0, 1000)
      if (type === 'text' && standard === undefined && description === undefined) return []
      const declared: VariableDeclaration = {
        type,
        ...(description === undefined ? {} : { description }),
        ...(standard === undefined ? {} : { default: toJsonValue(standard) as VariableDeclaration['default'] }),
      }
      return [[toVariableName(name), declared]]
    }),
  )
}
