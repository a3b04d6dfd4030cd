import { z } from 'zod'
import { nothingSchema, procedure, timeSchema } from './common.ts'

const datasetSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Content id of the newest version. */
  versionId: z.string(),
  columns: z.array(z.string()),
  rowCount: z.int(),
  hasExpected: z.boolean(),
  updatedAt: timeSchema,
})
export type DatasetSummary = z.infer<typeof datasetSummarySchema>

const rowSchema = z.object({
  /** From 0. */
  position: z.int(),
  variables: z.record(z.string(), z.unknown()),
  expected: z.string().nullable(),
  /** The part that it belongs to, such as `train`. */
  split: z.string().nullable(),
  tags: z.array(z.string()),
})
export type DatasetRow = z.infer<typeof rowSchema>

export const datasets = {
  list: procedure.input(nothingSchema).output(z.array(datasetSummarySchema)),
  get: procedure.input(z.object({ datasetId: z.string() })).output(datasetSummarySchema),
  /** Rows of a version by position; with a split or a tag, `from` counts among the rows that have it. `total` counts the same rows. */
  rows: procedure
    .input(
      z.object({
        versionId: z.string(),
        from: z.int().min(0),
        limit: z.int().min(1).max(500),
        split: z.string().optional(),
        tag: z.string().optional(),
      }),
    )
    .output(z.object({ rows: z.array(rowSchema), total: z.int() })),
  /** The splits and tags of a version, with how many rows have each. */
  outline: procedure.input(z.object({ versionId: z.string() })).output(
    z.object({
      splits: z.array(z.object({ name: z.string(), rows: z.int() })),
      tags: z.array(z.object({ name: z.string(), rows: z.int() })),
    }),
  ),
  /** Reads CSV, TSV, JSON or JSONL text. An existing name gets a new version; nothing is overwritten. */
  importText: procedure
    .input(
      z.object({
        name: z.string().trim().min(1).max(120),
        fileName: z.string(),
        text: z.string().max(64 * 1024 * 1024),
        expectedColumn: z.string().optional(),
        splitColumn: z.string().optional(),
        tagColumns: z.array(z.string()).max(20).optional(),
      }),
    )
    .output(datasetSummarySchema),
  /** Replaces the rows with edited ones as a new version. */
  saveRows: procedure
    .input(
      z.object({
        datasetId: z.string(),
        rows: z.array(
          z.object({
            variables: z.record(z.string(), z.unknown()),
            expected: z.string().nullable(),
            split: z.string().max(60).nullable().default(null),
            tags: z.array(z.string().max(60)).max(50).default([]),
          }),
        ),
      }),
    )
    .output(datasetSummarySchema),
  archive: procedure.input(z.object({ datasetId: z.string() })).output(z.object({})),
}
