import { canonicalJson } from '../../core/text/canonical-json.ts'
import type { PackDataset } from './pack.ts'
import { toBytes } from './text-bytes.ts'
import { writeYaml } from './write-yaml.ts'

/**
 * The two files of a dataset version: one row a line as a flat JSON object with sorted keys, and a small YAML that
 * says which key is the expected output. Its name is `expected`, or the next one that no variable has.
 */
export function writeDataset(dataset: PackDataset, slug: string): [path: string, bytes: Uint8Array][] {
  const { id, name, columns, rows, isNewest } = dataset
  const taken = new Set([...columns, ...rows.flatMap(({ variables }) => Object.keys(variables))])
  const freeColumn = (wanted: string): string => {
    let column = wanted
    while (taken.has(column)) column += '_'
    taken.add(column)
    return column
  }
  const expectedColumn = rows.some(({ expected }) => expected !== undefined) ? freeColumn('expected') : undefined
  const splitColumn = rows.some(({ split }) => split !== undefined) ? freeColumn('split') : undefined
  const tagsColumn = rows.some(({ tags = [] }) => tags.length > 0) ? freeColumn('tags') : undefined
  const lines = rows.map(({ variables, expected, split, tags }) => {
    const line: Record<string, unknown> = { ...variables }
    if (expectedColumn !== undefined) line[expectedColumn] = expected
    if (splitColumn !== undefined) line[splitColumn] = split
    if (tagsColumn !== undefined) line[tagsColumn] = tags
    return `${canonicalJson(line)}\n`
  })
  const about = { id, name, columns, rows: rows.length, expectedColumn, splitColumn, tagsColumn, isNewest }
  return [
    [`datasets/${slug}.jsonl`, toBytes(lines.join(''))],
    [`datasets/${slug}.yaml`, toBytes(writeYaml(about))],
  ]
}
