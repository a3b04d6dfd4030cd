import { z } from 'zod'
import { columnTypeSchema } from '../../../core/datasets/column-type.ts'
import type { Json } from '../../../core/text/canonical-json.ts'
import type { DraftBase, GridDraft } from './grid-draft.ts'

/** Longer drafts are not kept beyond the window: browsers hold about five million characters for everything. */
const maximumCharacters = 1_500_000

const jsonSchema: z.ZodType<Json> = z.json()

const storedSchema = z.strictObject({
  base: z.strictObject({ versionId: z.string(), columns: z.array(z.string()), rowCount: z.int().min(0) }),
  columns: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      from: z.string().optional(),
      type: columnTypeSchema.optional(),
    }),
  ),
  rows: z.array(z.strictObject({ from: z.int(), count: z.int().min(1) })),
  cells: z.array(z.tuple([z.int(), z.array(z.tuple([z.string(), jsonSchema]))])),
  nextId: z.int().max(-1),
})

/** A draft and what it changes. */
export interface KeptDraft {
  base: DraftBase
  draft: GridDraft
}

/** A draft as the browser keeps it; undefined where it is too large for that. */
export function writeDraft({ base, draft }: KeptDraft): string | undefined {
  const { columns, rows, nextId } = draft
  const { versionId, rowCount } = base
  const cells = [...draft.cells].map(([rowId, change]) => [rowId, [...change]])
  const text = JSON.stringify({ base: { versionId, columns: base.columns, rowCount }, columns, rows, cells, nextId })
  return text.length > maximumCharacters ? undefined : text
}

/** Reads a kept draft; undefined for a text that is none. */
export function readDraft(text: string): KeptDraft | undefined {
  try {
    const { base, columns, rows, cells, nextId } = storedSchema.parse(JSON.parse(text))
    const changes = cells.map(([rowId, change]) => [rowId, new Map(change)] as const)
    return { base, draft: { columns, rows, cells: new Map(changes), nextId } }
  } catch {
    return undefined
  }
}
