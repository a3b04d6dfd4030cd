import { z } from 'zod'
import { columnTypeSchema } from '../core/datasets/column-type.ts'
import { datasetPatchSchema } from '../core/datasets/dataset-patch.ts'
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

const uploadSchema = z.object({
  /** Names the file in `importUpload`; it is kept until it is imported, or others take its place. */
  uploadId: z.string(),
  columns: z.array(z.object({ name: z.string(), type: columnTypeSchema })),
  rowCount: z.int(),
  /** The first rows. */
  sample: z.array(z.record(z.string(), z.unknown())),
  encoding: z.string().optional(),
  /** What a person should know of how it was read, in sentences. */
  notes: z.array(z.string()),
})
export type DatasetUpload = z.infer<typeof uploadSchema>

const columnUses = {
  expectedColumn: z.string().optional(),
  splitColumn: z.string().optional(),
  tagColumns: z.array(z.string()).max(20).optional(),
  /** Says which rows belong together; a variable all the same. */
  groupColumn: z.string().optional(),
}

const splitInputSchema = z.object({
  parts: z.array(z.object({ name: z.string().max(60), share: z.number() })).max(10),
  seed: z.int().min(0).max(4_294_967_295),
  /** The column of which every part gets its share of each value; `expected` too. */
  stratify: z.string().optional(),
  /** The column whose values stay together. */
  group: z.string().optional(),
})

const checkSchema = z.object({
  /** How alike rows have to be; 1 finds the same ones only. */
  threshold: z.number().min(0.5).max(1).default(0.9),
  /** What is compared; all variables by default. */
  columns: z.array(z.string()).optional(),
  /** A prompt, whose examples are compared with the rows. */
  promptVersionId: z.string().optional(),
})

const groupSchema = z.object({
  rows: z.array(z.object({ position: z.int(), split: z.string().nullable() })),
  likeness: z.number(),
  isLeak: z.boolean(),
  isContradiction: z.boolean(),
  examples: z.array(z.int()),
})
export type DuplicateGroup = z.infer<typeof groupSchema>

const splitPreviewSchema = z.object({
  /** Null for the rows that are left over. */
  name: z.string().nullable(),
  rows: z.int(),
  labels: z.array(z.object({ label: z.string(), rows: z.int() })),
})

const versionSchema = z.object({
  number: z.int(),
  versionId: z.string(),
  rowCount: z.int(),
  columns: z.array(z.string()),
  createdAt: timeSchema,
})

const cellDifferenceSchema = z.object({
  column: z.string(),
  isVariable: z.boolean(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})

const diffSchema = z.object({
  counts: z.object({ added: z.int(), removed: z.int(), changed: z.int(), unchanged: z.int() }),
  columns: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  added: z.array(rowSchema),
  removed: z.array(rowSchema),
  changed: z.array(z.object({ before: z.int(), after: z.int(), cells: z.array(cellDifferenceSchema) })),
})
export type DatasetDiff = z.infer<typeof diffSchema>

const versionInput = z.object({ versionId: z.string() })
const maximumBase64 = 90 * 1024 * 1024

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
        ...columnUses,
      }),
    )
    .output(datasetSummarySchema),
  /** Reads a file for a look at it: CSV, TSV, JSON, JSONL or Parquet by the ending of its name, in any encoding. */
  upload: procedure
    .input(
      z.union([
        z.object({ fileName: z.string(), text: z.string().max(64 * 1024 * 1024) }),
        z.object({ fileName: z.string(), base64: z.string().max(maximumBase64) }),
      ]),
    )
    .output(uploadSchema),
  /** Imports a file that was uploaded; an existing name gets a new version. */
  importUpload: procedure
    .input(z.object({ uploadId: z.string(), name: z.string().trim().min(1).max(120), ...columnUses }))
    .output(datasetSummarySchema),
  /** The type of each column of a version. */
  columns: procedure.input(versionInput).output(z.array(z.object({ name: z.string(), type: columnTypeSchema }))),
  /** Makes a change of the version it was made of the newest; `conflict` when that is the newest no longer. */
  patch: procedure
    .input(z.object({ datasetId: z.string(), baseVersionId: z.string(), patch: datasetPatchSchema }))
    .output(datasetSummarySchema),
  /** Deals the rows out to splits as a new version. */
  split: procedure.input(splitInputSchema.extend({ datasetId: z.string() })).output(datasetSummarySchema),
  previewSplit: procedure.input(splitInputSchema.extend({ datasetId: z.string() })).output(z.array(splitPreviewSchema)),
  /** Finds rows that are the same or alike, those in two splits, and those that a prompt's examples give away. */
  check: procedure.input(checkSchema.extend({ datasetId: z.string() })).output(z.array(groupSchema)),
  /** Checks again, and removes what is found twice or moves leaks into one split; only the groups named, where any are. */
  resolve: procedure
    .input(
      checkSchema.extend({
        datasetId: z.string(),
        how: z.enum(['remove', 'move']),
        groups: z.array(z.int()).optional(),
      }),
    )
    .output(datasetSummarySchema),
  /** Every version, newest first. */
  history: procedure.input(z.object({ datasetId: z.string() })).output(z.array(versionSchema)),
  diff: procedure
    .input(
      z.object({
        from: z.string(),
        to: z.string(),
        /** The column that tells rows apart; without one, rows are found by what they hold. */
        key: z.string().optional(),
        limit: z.int().min(1).max(1000).default(200),
      }),
    )
    .output(diffSchema),
  /** Makes an earlier version the newest. */
  restore: procedure.input(z.object({ datasetId: z.string(), versionId: z.string() })).output(datasetSummarySchema),
  /** A version as a file: a text, or bytes in Base64. */
  export: procedure
    .input(
      z.object({
        versionId: z.string(),
        format: z.enum(['csv', 'jsonl', 'parquet']),
        /** `escape` keeps spreadsheets from running texts as formulas; `keep` changes nothing. CSV only. */
        formulas: z.enum(['keep', 'escape']).default('keep'),
      }),
    )
    .output(z.union([z.object({ text: z.string() }), z.object({ base64: z.string() })])),
  /** Adds a cell of a run to a dataset, made where there is none of the name: its variables, and what is right. */
  addFromRun: procedure
    .input(
      z.object({
        cellId: z.int(),
        datasetName: z.string().trim().min(1).max(120),
        expected: z.string().nullable(),
        tags: z.array(z.string().max(60)).max(50).default([]),
      }),
    )
    .output(datasetSummarySchema.extend({ position: z.int() })),
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
