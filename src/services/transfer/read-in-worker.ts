import { Worker } from 'node:worker_threads'
import { AssayError, fromErrorReport, type ErrorReport } from '../../core/errors.ts'
import type { ImportedTree } from '../../formats/exchange/import-tree.ts'
import { importWorkerEntry } from '../entries.ts'
import type { ImportPlace } from './read-import.ts'

export interface ImportJob {
  place: ImportPlace
  format: string
}

export type ImportJobResult = { imported: ImportedTree } | { error: ErrorReport }

const timeLimitMs = 30_000
const memoryLimitMb = 512

/**
 * Reads other tools' files in a thread of its own, which ends with them. Throws what readImport throws, and `bad-input`
 * for files that take too long or too much memory.
 */
export function readInWorker(job: ImportJob): Promise<ImportedTree> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(importWorkerEntry, { resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb } })
    const refuse = (why: string) =>
      end(() =>
        reject(
          new AssayError('bad-input', {
            what: `The files could not be read: ${why}`,
            mend: 'import fewer or smaller ones',
          }),
        ),
      )
    const timer = setTimeout(() => refuse('they take too long'), timeLimitMs)
    function end(settle: () => void) {
      clearTimeout(timer)
      worker.removeAllListeners('exit')
      settle()
      void worker.terminate()
    }
    worker.on('message', (result: ImportJobResult) =>
      end(() => ('imported' in result ? resolve(result.imported) : reject(fromErrorReport(result.error)))),
    )
    worker.on('error', (error) => refuse(error.message))
    worker.on('exit', () => refuse('the thread ended'))
    worker.postMessage(job)
  })
}
