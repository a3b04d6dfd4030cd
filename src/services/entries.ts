import { readFileSync } from 'node:fs'
import { z } from 'zod'

const isSource = import.meta.url.endsWith('.ts')

/** Where the llama runtime process starts: beside the bundle, or in the sources. */
export const runtimeEntry = new URL(isSource ? '../runtime/runtime-process.ts' : './runtime.js', import.meta.url)

/** Where the thread that renders templates starts. */
export const templateWorkerEntry = new URL(
  isSource ? './templates/template-worker.ts' : './template-worker.js',
  import.meta.url,
)

/** Where the thread that reckons the statistics of a run starts. */
export const reportWorkerEntry = new URL(isSource ? './runs/report-worker.ts' : './report-worker.js', import.meta.url)

/** Where the thread that finds the rows of a run starts. */
export const gridWorkerEntry = new URL(isSource ? './runs/grid-worker.ts' : './grid-worker.js', import.meta.url)
/** Where the thread that runs scoring code of a person's own starts. */
export const scriptWorkerEntry = new URL(
  isSource ? './scoring/script-worker.ts' : './script-worker.js',
  import.meta.url,
)

/** Where the thread that works on whole datasets starts. */
export const datasetWorkerEntry = new URL(
  isSource ? './datasets/dataset-worker.ts' : './dataset-worker.js',
  import.meta.url,
)

/** Where the thread that reads other tools' files starts. */
export const importWorkerEntry = new URL(
  isSource ? './transfer/import-worker.ts' : './import-worker.js',
  import.meta.url,
)

/** The version of the product. Sources and bundle both lie two folders below the root. */
export function readAppVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
