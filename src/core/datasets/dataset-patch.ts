import { z } from 'zod'
import { AssayError } from '../errors.ts'
import type { Json } from '../text/canonical-json.ts'
import { columnTypeSchema, convertValue } from './column-type.ts'
import { normaliseTags } from './normalise-tags.ts'
import type { Row } from './row.ts'

const jsonSchema: z.ZodType<Json> = z.json()
const variablesSchema = z.record(z.string(), jsonSchema)
const splitSchema = z.string().max(60)
const tagsSchema = z.array(z.string().max(60)).max(50)

/**
 * How a version of a dataset becomes the next one, small however large the dataset is: which columns there are and
 * where each comes from, which rows stay and in what order, which rows are new, and which cells change.
 */
export const datasetPatchSchema = z.strictObject({
  /** All columns of the new version in order; left out where they stay. */
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        /** The column that it was; a new one is filled with `fill`, or with empty texts. */
        from: z.string().optional(),
        fill: jsonSchema.optional(),
        /** Converts the values that the column has. */
        type: columnTypeSchema.optional(),
      }),
    )
    .max(1000)
    .optional(),
  /** The rows in order: spans of old ones, and new ones; left out where all stay. */
  rows: z
    .array(
      z.union([
        z.strictObject({ from: z.int().min(0), count: z.int().min(1) }),
        z.strictObject({
          row: z.strictObject({
            variables: variablesSchema,
            expected: z.string().optional(),
            split: splitSchema.optional(),
            tags: tagsSchema.optional(),
          }),
        }),
      ]),
    )
    .optional(),
  /** Changes of old rows, by the position that they had; variables by their new names. Null takes a value away. */
  cells: z
    .array(
      z.strictObject({
        position: z.int().min(0),
        variables: variablesSchema.optional(),
        expected: z.string().nullable().optional(),
        split: splitSchema.nullable().optional(),
        tags: tagsSchema.optional(),
      }),
    )
    .optional(),
})

export type DatasetPatch = z.infer<typeof datasetPatchSchema>
type CellChange = NonNullable<DatasetPatch['cells']>[number]
type PatchColumn = NonNullable<DatasetPatch['columns']>[number]

/** Columns and rows of a version. */
export interface DatasetContent {
  columns: readonly string[]
  rows: readonly Row[]
}

/** The content after a patch; the base is left as it is. Throws `bad-input` for a patch that does not fit it. */
export function applyPatch(base: DatasetContent, patch: DatasetPatch): { columns: string[]; rows: Row[] } {
  const columns: readonly PatchColumn[] = patch.columns ?? base.columns.map((name) => ({ name, from: name }))
  const names = columns.map(({ name }) => name)
  checkNames(names)
  const kept = new Set(columns.flatMap(({ from }) => from ?? []))
  for (const from of kept) if (!base.columns.includes(from)) throw misfit(`there is no column "${from}"`)
  const changes = new Map(patch.cells?.map((cell) => [cell.position, cell]))
  for (const position of changes.keys())
    if (position >= base.rows.length) throw misfit(`there is no row ${position + 1}`)
  const rows: Row[] = []
  for (const part of patch.rows ?? (base.rows.length > 0 ? [{ from: 0, count: base.rows.length }] : [])) {
    if ('row' in part) {
      rows.push(cleanRow(part.row))
      continue
    }
    if (part.from + part.count > base.rows.length) throw misfit(`there is no row ${part.from + part.count}`)
    for (let position = part.from; position < part.from + part.count; position += 1)
      rows.push(nextRow(base.rows[position] as Row, position, columns, changes.get(position)))
  }
  const used = new Set(names)
  for (const { variables } of rows)
    for (const name of Object.keys(variables)) if (!used.has(name)) throw misfit(`there is no column "${name}"`)
  return { columns: names, rows }
}

function nextRow(row: Row, position: number, columns: readonly PatchColumn[], change: CellChange | undefined): Row {
  const variables: [string, Json][] = []
  for (const { name, from, fill = '', type } of columns) {
    if (change?.variables && Object.hasOwn(change.variables, name)) {
      variables.push([name, change.variables[name] ?? null])
    } else if (from === undefined) variables.push([name, fill])
    else if (Object.hasOwn(row.variables, from)) {
      const value = row.variables[from] ?? null
      variables.push([name, type === undefined ? value : converted(value, type, name, position)])
    }
  }
  const { expected = row.expected, split = row.split, tags = row.tags } = change ?? {}
  return cleanRow({ variables: Object.fromEntries(variables), expected, split, tags })
}

function converted(value: Json, type: NonNullable<PatchColumn['type']>, name: string, position: number): Json {
  const result = convertValue(value, type)
  if ('value' in result) return result.value
  throw new AssayError('bad-input', {
    what: `The column "${name}" cannot become ${type} because of row ${position + 1}`,
    mend: result.problem.replace(/\.$/u, ''),
  })
}

interface LooseRow {
  variables: Record<string, unknown>
  expected?: string | null | undefined
  split?: string | null | undefined
  tags?: readonly string[] | undefined
}

/** Leaves out what has no value, so that rows that say the same hash the same. */
function cleanRow({ variables, expected = null, split = null, tags = [] }: LooseRow): Row {
  const clean = normaliseTags(tags)
  return {
    variables: variables as Record<string, Json>,
    ...(expected !== null && { expected }),
    ...(split !== null && split.trim() !== '' && { split: split.trim() }),
    ...(clean.length > 0 && { tags: clean }),
  }
}

function checkNames(names: readonly string[]): void {
  const refused = (what: string) => new AssayError('bad-input', { what, mend: 'give every column its own name' })
  for (const name of names) {
    if (name.trim() === '') throw refused('A column has no name')
    if (name === '__proto__') throw refused('A column cannot be named "__proto__"')
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw refused(`Two columns are named "${twice}"`)
}

function misfit(reason: string): AssayError {
  return new AssayError('bad-input', { what: `The changes do not fit the dataset: ${reason}`, mend: 'load it again' })
}
