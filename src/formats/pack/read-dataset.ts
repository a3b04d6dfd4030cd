import { datasetContentId } from '../../core/datasets/dataset-content-id.ts'
import type { Row } from '../../core/datasets/row.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import type { PackDataset } from './pack.ts'
import { packError } from './pack-error.ts'
import { datasetFileSchema } from './pack-schemas.ts'
import type { PackFile } from './read-prompt.ts'
import { readYaml } from './read-yaml.ts'
import { toText } from './text-bytes.ts'

/** Reads a dataset version; its id is computed again from the rows. Throws `pack-broken`, with the line of a bad row. */
export function readDataset(about: PackFile, lines: PackFile): PackDataset {
  const { id, name, columns, isNewest, ...layout } = readYaml(about.bytes, about.path, datasetFileSchema)
  const rows = readRows(lines, layout)
  if (rows.length !== layout.rows) throw packError(lines.path, `has ${rows.length} rows where ${layout.rows} are named`)
  const actual = datasetContentId(rows)
  if (actual !== id) throw packError(lines.path, `has rows with the id ${actual}, where ${id} is named`)
  return { id, name, columns, isNewest, rows }
}

interface Layout {
  expectedColumn?: string | undefined
  splitColumn?: string | undefined
  tagsColumn?: string | undefined
}

function readRows({ path, bytes }: PackFile, { expectedColumn, splitColumn, tagsColumn }: Layout): Row[] {
  const lines = toText(bytes, path).split('\n')
  if (lines.pop() !== '') throw packError(path, 'is cut short: its last line has no end')
  return lines.map((line, index) => {
    const refused = (reason: string, cause?: unknown) =>
      packError(path, `is not right at line ${index + 1}: ${reason}`, cause)
    const variables = parseObject(line, refused)
    const takeText = (column: string | undefined): string | undefined => {
      const value = column !== undefined && Object.hasOwn(variables, column) ? variables[column] : undefined
      if (value !== undefined && typeof value !== 'string') throw refused(`"${column}" is not text`)
      if (column !== undefined) delete variables[column]
      return value
    }
    const expected = takeText(expectedColumn)
    const split = takeText(splitColumn)
    const tags = takeTags(tagsColumn, variables, refused)
    return {
      variables,
      ...(expected !== undefined && { expected }),
      ...(split !== undefined && { split }),
      ...(tags !== undefined && { tags }),
    }
  })
}

function takeTags(
  column: string | undefined,
  variables: Record<string, Json>,
  refused: (reason: string) => Error,
): string[] | undefined {
  const value = column !== undefined && Object.hasOwn(variables, column) ? variables[column] : undefined
  if (column === undefined || value === undefined) return undefined
  if (!Array.isArray(value) || value.length === 0 || !value.every((tag: unknown) => typeof tag === 'string'))
    throw refused(`"${column}" is not a list of texts`)
  delete variables[column]
  return value
}

function parseObject(line: string, refused: (reason: string, cause?: unknown) => Error): Record<string, Json> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw refused('it is not JSON', cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('it is not an object')
  if (Object.hasOwn(value, '__proto__')) throw refused('nothing can be named "__proto__"')
  return value as Record<string, Json>
}
