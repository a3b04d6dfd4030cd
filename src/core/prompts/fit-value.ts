import { isDeeperThan } from '../text/parse-json-answer.ts'
import type { VariableDeclaration } from './variable-declaration.ts'

type Fitted = { value: unknown } | { problem: string }

const mostLevels = 100

/**
 * A value as its declared type wants it, or why it does not fit, going on from "is". Texts are read, since tables hold
 * nothing else: "3" is a number, "yes" a boolean, "[1, 2]" a list; a number or a boolean is a text as it is written.
 */
export function fitValue(value: unknown, type: VariableDeclaration['type']): Fitted {
  switch (type) {
    case 'text':
      return toText(value)
    case 'number':
      return toNumber(value)
    case 'boolean':
      return toBoolean(value)
    case 'list':
      return toJson(value, 'a list', Array.isArray)
    case 'object':
      return toJson(value, 'an object', isObject)
  }
}

function toText(value: unknown): Fitted {
  if (typeof value === 'string') return { value }
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) }
  return misfit(value, 'a text')
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

function toNumber(value: unknown): Fitted {
  const trimmed = typeof value === 'string' ? value.trim() : value
  const number = typeof trimmed === 'string' && decimal.test(trimmed) ? Number(trimmed) : trimmed
  if (typeof number !== 'number' || !Number.isFinite(number)) return misfit(value, 'a number')
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    return { problem: `${shown(value)}, which is too large to be kept exactly as a number` }
  return { value: number }
}

const booleans: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

function toBoolean(value: unknown): Fitted {
  if (typeof value === 'boolean') return { value }
  const known = booleans.get(String(value).trim().toLowerCase())
  return known === undefined ? misfit(value, 'a boolean (true or false)') : { value: known }
}

function toJson(value: unknown, wanted: string, fits: (value: unknown) => boolean): Fitted {
  if (fits(value)) return { value }
  const parsed = typeof value === 'string' ? parseJson(value) : undefined
  return fits(parsed) ? { value: parsed } : misfit(value, `${wanted} (as JSON)`)
}

function parseJson(text: string): unknown {
  if (isDeeperThan(text, mostLevels)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function misfit(value: unknown, wanted: string): Fitted {
  return { problem: `${shown(value)}, which is not ${wanted}` }
}

const mostShown = 60

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
}
