import { AssayError } from '../errors.ts'
import { canonicalJson, type Json } from '../text/canonical-json.ts'
import { suggestion } from '../text/nearest-name.ts'
import { normaliseTags } from './normalise-tags.ts'
import type { Row, Table } from './row.ts'

/** The column that holds the expected output when nobody names another. */
export const defaultExpectedColumn = 'expected'

export interface ToRowsOptions {
  /** Holds the expected output. A named column must exist; `expected`, the default, may be missing. */
  expectedColumn?: string | undefined
  /** Holds the part that each row belongs to; none by default. */
  splitColumn?: string | undefined
  /** Hold tags: several in a cell parted by commas or semicolons, or a list; none by default. */
  tagColumns?: readonly string[] | undefined
}

/**
 * Turns a table into rows. The expected, split and tag columns are taken out of the variables, so that a prompt cannot
 * show a model the answer by mistake. An empty or null expected cell is a row without an expected output; values
 * that are not text become text (JSON for lists and objects). Throws `bad-input` for a named column that is missing.
 */
export function toRows(
  { columns, rows }: Table,
  { expectedColumn, splitColumn, tagColumns = [] }: ToRowsOptions = {},
): Row[] {
  requireOneUse(columns, [
    ...(expectedColumn === undefined ? [] : [[expectedColumn, 'the expected output'] as const]),
    ...(splitColumn === undefined ? [] : [[splitColumn, 'the split'] as const]),
    ...tagColumns.map((column) => [column, 'tags'] as const),
  ])
  const isTaken = splitColumn === defaultExpectedColumn || tagColumns.includes(defaultExpectedColumn)
  const outputColumn = expectedColumn ?? (isTaken ? undefined : defaultExpectedColumn)
  const taken = new Set([outputColumn, splitColumn, ...tagColumns])
  return rows.map((source) => {
    const expected = textOf(outputColumn, source)
    const split = textOf(splitColumn, source)
    const tags = normaliseTags(tagColumns.flatMap((column) => tagsOf(column, source)))
    const variables = Object.fromEntries(Object.entries(source).filter(([name]) => !taken.has(name)))
    return {
      variables,
      ...(expected !== undefined && { expected }),
      ...(split !== undefined && { split }),
      ...(tags.length > 0 && { tags }),
    }
  })
}

function textOf(column: string | undefined, source: Readonly<Record<string, Json>>): string | undefined {
  const value = column !== undefined && Object.hasOwn(source, column) ? source[column] : undefined
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : canonicalJson(value)
}

function tagsOf(column: string, source: Readonly<Record<string, Json>>): string[] {
  const value = Object.hasOwn(source, column) ? source[column] : undefined
  if (Array.isArray(value)) return value.map((tag: Json) => (typeof tag === 'string' ? tag : canonicalJson(tag)))
  return textOf(column, source)?.split(/[,;]/u) ?? []
}

function requireOneUse(columns: readonly string[], uses: readonly (readonly [column: string, use: string])[]): void {
  const useOf = new Map<string, string>()
  for (const [column, use] of uses) {
    if (!columns.includes(column)) throw missingColumn(column, columns)
    const other = useOf.get(column)
    if (other !== undefined && other !== use) {
      const what = `The column "${column}" cannot be both ${other} and ${use}`
      throw new AssayError('bad-input', { what, mend: 'choose two columns' })
    }
    useOf.set(column, use)
  }
}

function missingColumn(column: string, columns: readonly string[]): AssayError {
  return new AssayError('bad-input', {
    what: `The dataset has no column "${column}"`,
    mend: suggestion(column, columns) ?? `its columns are ${columns.join(', ')}`,
  })
}
