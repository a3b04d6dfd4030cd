import { z } from 'zod'
import { procedure } from './common.ts'
import { transferExport } from './transfer-export.ts'

/** How much one import may send, in UTF-16 code units together. */
const largestImport = 32 * 1024 * 1024

/** A file or folder on the machine of the service, or files that a window sends. */
const importPlaceSchema = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({
    files: z
      .array(z.object({ path: z.string().min(1).max(1000), text: z.string() }))
      .min(1)
      .max(1000)
      .refine(
        (files) => files.reduce((sum, { text }) => sum + text.length, 0) <= largestImport,
        'the files are larger than 32 MB together: use assay import',
      ),
    /** The one to import, when not all. */
    main: z.string().optional(),
  }),
])

const importInputSchema = z.object({
  place: importPlaceSchema,
  /** Id of a format, or `auto`. */
  format: z.string().default('auto'),
  /** A model for every variant, in place of those that the file names. */
  modelId: z.string().optional(),
  /** Models by what the file calls them. */
  models: z.record(z.string(), z.string()).default({}),
})

/** Something that could not be carried over. */
const lossSchema = z.object({ what: z.string(), where: z.string(), why: z.string() })
export type TransferLoss = z.infer<typeof lossSchema>

/**
 * `same`: it is here already. `changed`: a new version of what has this name. `beside`: on a branch of its own, since
 * the prompt of this name has changes that are not committed.
 */
const importStatusSchema = z.enum(['new', 'same', 'changed', 'beside'])
export type ImportStatus = z.infer<typeof importStatusSchema>

const importPlanSchema = z.object({
  files: z.array(z.object({ path: z.string(), format: z.string(), title: z.string() })),
  /** Files of a folder that belong to no format. */
  skipped: z.array(z.string()),
  prompts: z.array(
    z.object({
      name: z.string(),
      status: importStatusSchema,
      roles: z.array(z.string()),
      variables: z.array(z.string()),
      /** The beginning of its last message. */
      preview: z.string(),
      labels: z.array(z.string()),
    }),
  ),
  datasets: z.array(
    z.object({ name: z.string(), status: importStatusSchema, rows: z.int(), columns: z.array(z.string()) }),
  ),
  experiments: z.array(
    z.object({
      name: z.string(),
      /** `no-model`: it cannot be made until its models are named. */
      status: z.union([importStatusSchema, z.literal('no-model')]),
      dataset: z.string(),
      rows: z.int(),
      variants: z.array(
        z.object({
          name: z.string(),
          prompt: z.string(),
          /** As the file names it. */
          written: z.string(),
          modelId: z.string().nullable(),
        }),
      ),
      metrics: z.array(z.string()),
    }),
  ),
  /** What the files call models, and what each stands for here. */
  models: z.array(z.object({ written: z.string(), modelId: z.string().nullable() })),
  losses: z.array(lossSchema),
})
export type ImportPlan = z.infer<typeof importPlanSchema>

const importResultSchema = importPlanSchema.extend({
  /** False when everything was here already. */
  isChanged: z.boolean(),
  promptIds: z.array(z.string()),
  datasetIds: z.array(z.string()),
  experimentIds: z.array(z.string()),
  /** What was done, in one sentence. */
  sentence: z.string(),
})
export type ImportResult = z.infer<typeof importResultSchema>

const importFormatSchema = z.object({
  id: z.string(),
  title: z.string(),
  files: z.string(),
  carries: z.string(),
  drops: z.string(),
})

/** Other tools' files, in and out. */
export const transfer = {
  ...transferExport,
  importFormats: procedure.input(z.object({}).default({})).output(z.array(importFormatSchema)),
  /** What an import would make, and what of the files cannot be carried over; nothing is stored. */
  preview: procedure.input(importInputSchema).output(importPlanSchema),
  /** Makes it: all or nothing, and nothing new the second time. */
  perform: procedure.input(importInputSchema).output(importResultSchema),
}
