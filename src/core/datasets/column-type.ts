import { z } from 'zod'
import { canonicalJson, type Json } from '../text/canonical-json.ts'

/** What the values of a column are. */
export const columnTypeSchema = z.enum(['text', 'number', 'boolean', 'json'])
export type ColumnType = z.infer<typeof columnTypeSchema>

/** A value that was read, or why it could not be, in a sentence. */
export type ParsedValue = { value: Json } | { problem: string }

/** The one type of some values; JSON where they differ, text where there are none. Null and missing values say nothing. */
export function typeOfValues(values: Iterable<Json | undefined>): ColumnType {
  const types = new Set<ColumnType>()
  for (const value of values) {
    if (value === undefined || value === null) continue
    types.add(typeOf(value))
  }
  const [type = 'text'] = types
  return types.size > 1 ? 'json' : type
}

function typeOf(value: Json): ColumnType {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'json'
}

/** Reads what a person typed into a cell of a column. Nothing typed is no value, or an empty text. */
export function parseTyped(text: string, type: ColumnType): ParsedValue {
  const trimmed = text.trim()
  if (type === 'text') return { value: text }
  if (trimmed === '') return { value: null }
  if (type === 'number') {
    const value = Number(trimmed)
    if (Number.isFinite(value) && !/^0[xob]/iu.test(trimmed)) return { value }
    return { problem: `“${shortened(text)}” is not a number: write one such as 3.5, or make the column text.` }
  }
  if (type === 'boolean') {
    if (/^(?:true|false)$/iu.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' }
    return { problem: `“${shortened(text)}” is neither true nor false: write one of them, or make the column text.` }
  }
  try {
    return { value: JSON.parse(trimmed) as Json }
  } catch {
    return { problem: `“${shortened(text)}” is not JSON: put texts in double quotes, or make the column text.` }
  }
}

/** A value in a column that gets another type. */
export function convertValue(value: Json, type: ColumnType): ParsedValue {
  if (value === null || type === 'json') return { value }
  return parseTyped(typeof value === 'string' ? value : canonicalJson(value), type)
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
