import { z } from 'zod'
import { promptContentSchema } from '../core/prompts/prompt-content.ts'
import { settingsSchema } from '../core/settings.ts'
import { procedure } from './common.ts'

const exportedFileSchema = z.object({
  fileName: z.string(),
  text: z.string(),
  /** What the format could not hold. */
  losses: z.array(z.object({ what: z.string(), where: z.string(), why: z.string() })),
})
export type ExportedFile = z.infer<typeof exportedFileSchema>

const exportFormatSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** `prompt`: a template. `request`: what one row makes. `rows`: a line for each row of a dataset. `run`: lines of a run. */
  kind: z.enum(['prompt', 'request', 'rows', 'run']),
  holds: z.string(),
  drops: z.string(),
})

export const transferExport = {
  exportFormats: procedure.input(z.object({}).default({})).output(z.array(exportFormatSchema)),
  /** A prompt as another tool's file, as a request of one row, or as code that sends it. */
  exportPrompt: procedure
    .input(
      z.object({
        name: z.string().min(1).max(120),
        content: promptContentSchema,
        format: z.string(),
        /** Fill the prompt where a request is made. */
        variables: z.record(z.string(), z.unknown()).default({}),
        /** Rows that go along as tests, or make the lines of a batch. */
        datasetVersionId: z.string().optional(),
        modelId: z.string().optional(),
        /** In place of the prompt's own. */
        settings: settingsSchema.optional(),
      }),
    )
    .output(exportedFileSchema),
  /** A file of a run's finished cells. */
  exportRun: procedure
    .input(
      z.object({ runId: z.string(), format: z.enum(['sft', 'dpo', 'openai-batch']), atLeast: z.number().optional() }),
    )
    .output(exportedFileSchema.extend({ lines: z.int() })),
}
