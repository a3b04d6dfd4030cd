import type { Row, Table } from '../core/datasets/row.ts'
import type { Json } from '../core/text/canonical-json.ts'

/**
 * Rows as a table to write to a file: `expected`, `split` and `tags` are columns after the variables, where any row has
 * them, under the next name that no variable has.
 */
export function datasetToTable(columns: readonly string[], rows: readonly Row[]): Table {
  const taken = new Set(columns)
  const extra = (wanted: 'expected' | 'split' | 'tags'): string | undefined => {
    if (!rows.some((row) => row[wanted] !== undefined)) return undefined
    let name: string = wanted
    while (taken.has(name)) name += '_'
    taken.add(name)
    return name
  }
  const [expected, split, tags] = [extra('expected'), extra('split'), extra('tags')]
  return {
    columns: [...columns, ...[expected, split, tags].flatMap((name) => name ?? [])],
    rows: rows.map((row) => {
      const line: Record<string, Json> = { ...row.variables }
      if (expected !== undefined && row.expected !== undefined) line[expected] = row.expected
      if (split !== undefined && row.split !== undefined) line[split] = row.split
      if (tags !== undefined && row.tags !== undefined) line[tags] = row.tags
      return line
    }),
  }
}
