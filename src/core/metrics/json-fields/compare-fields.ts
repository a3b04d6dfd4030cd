import type { Json } from '../../text/canonical-json.ts'
import { sameValue, type ValueRules } from './same-value.ts'

export interface FieldRules extends ValueRules {
  /** Count each member that the answer has and the expected object or list has not as one wrong field. */
  countExtra: boolean
}

export interface FieldComparison {
  /** At least 1. */
  total: number
  wrong: number
  /** Where the first of them are: JSON Pointers (RFC 6901), long names cut. */
  firstWrong: string[]
}

const shownFaults = 5

/**
 * Compares the fields of the expected JSON with those of an answer. A field is a value that holds no others, an empty
 * object or list included; it is right where the answer has the same value at the same place.
 */
export function compareFields(wanted: Json, found: Json, rules: FieldRules): FieldComparison {
  const result: FieldComparison = { total: 0, wrong: 0, firstWrong: [] }

  function count(isRight: boolean, path: readonly string[]): void {
    result.total += 1
    if (isRight) return
    result.wrong += 1
    // Only the places that are shown are written out: hostile names would make the others too long.
    if (result.firstWrong.length < shownFaults) result.firstWrong.push(pointerOf(path))
  }

  function visit(expected: Json, answer: Json | undefined, path: string[]): void {
    if (!isContainer(expected)) {
      count(answer !== undefined && !isContainer(answer) && sameValue(answer, expected, rules), path)
      return
    }
    const isSameKind = isContainer(answer) && Array.isArray(answer) === Array.isArray(expected)
    const members = Object.entries(expected)
    if (members.length === 0) count(isSameKind && (!rules.countExtra || Object.keys(answer).length === 0), path)
    for (const [name, member] of members) {
      path.push(name)
      visit(member, isSameKind && Object.hasOwn(answer, name) ? memberOf(answer, name) : undefined, path)
      path.pop()
    }
    if (!rules.countExtra || !isSameKind || members.length === 0) return
    for (const name of Object.keys(answer)) {
      if (Object.hasOwn(expected, name)) continue
      count(false, [...path, name])
    }
  }

  visit(wanted, found, [])
  return result
}

type Container = readonly Json[] | { readonly [key: string]: Json }

function isContainer(value: Json | undefined): value is Container {
  return typeof value === 'object' && value !== null
}

function memberOf(container: Container, name: string): Json | undefined {
  return (container as Readonly<Record<string, Json>>)[name]
}

function pointerOf(path: readonly string[]): string {
  if (path.length === 0) return 'the whole value'
  return path.map((name) => `/${name.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
