import { parentPort } from 'node:worker_threads'
import { createQuickJs } from './run-quickjs.ts'
import type { ScriptJob, ScriptJobResult } from './script-job.ts'

/** The thread that runs scoring code of a person's own. It keeps nothing, so that it can be ended at any time. */
const run = await createQuickJs()
parentPort?.on('message', ({ job, ...script }: ScriptJob) => {
  parentPort?.postMessage({ job, ...run(script) } satisfies ScriptJobResult)
})
parentPort?.postMessage('ready')
