import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './common.ts'

/** A run taken out of the workspace: its cells for other tools, and its report for people. */
export const runFiles = {
  /** The file in pieces, in their order; together they are one file. Breaking out of the stream ends it. */
  export: procedure
    .input(z.object({ runId: z.string(), format: z.enum(['csv', 'jsonl', 'parquet']) }))
    .output(eventIterator(z.object({ base64: z.string() }))),
  /** A report that stands alone: HTML that needs no network, or Markdown. */
  document: procedure
    .input(z.object({ runId: z.string(), format: z.enum(['html', 'markdown']) }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
}
