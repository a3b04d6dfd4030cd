import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import type { ImportJob, ImportJobResult } from './read-in-worker.ts'
import { readImport } from './read-import.ts'

/** The thread that reads other tools' files: they may be large, and the templates in them are somebody's programs. */
parentPort?.on('message', ({ place, format }: ImportJob) => {
  const answer = (result: ImportJobResult) => parentPort?.postMessage(result)
  readImport(place, format).then(
    (imported) => answer({ imported }),
    (error: unknown) => answer({ error: toErrorReport(error) }),
  )
})
