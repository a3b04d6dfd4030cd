import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Figure } from './figure.ts'

const resultSchema = z.object({
  directory: z.string(),
  runId: z.string(),
  cells: z.number(),
  elapsedMs: z.number(),
  maxRssMb: z.number(),
})

export interface LargeRun {
  /** The workspace that holds the run, for what is measured next. */
  directory: string
  runId: string
  figures: Figure[]
}

/** Memory of the service at its highest while it makes a run with as many rows as asked. */
export async function measureLargeRun(rows: number): Promise<LargeRun> {
  const script = fileURLToPath(new URL('./support/large-run.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(rows)])
  const { directory, runId, cells, maxRssMb } = resultSchema.parse(JSON.parse(stdout))
  return {
    directory,
    runId,
    figures: [
      {
        name: 'memory of the service',
        value: maxRssMb,
        unit: 'MB',
        bar: 300,
        note: `highest resident size, ${cells} cells`,
      },
    ],
  }
}
