import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { createDatasetStore } from '../../storage/dataset-store.ts'
import { openForReading } from '../../storage/open-for-reading.ts'
import { toWorkspaceError } from '../../storage/to-workspace-error.ts'
import { createDatasetJobs, type DatasetJobs } from './dataset-jobs.ts'
import type { DatasetCall, DatasetCallResult } from './dataset-work.ts'

let jobs: DatasetJobs | undefined

/** The thread that works on whole datasets, and reads the workspace over connections of its own. */
parentPort?.on('message', (call: DatasetCall) => void answerCall(call))

async function answerCall({ call, databasePath, method, input }: DatasetCall): Promise<void> {
  const answer = (result: DatasetCallResult) => parentPort?.postMessage(result)
  try {
    jobs ??= createDatasetJobs((work) => openForReading(databasePath, (db) => work(createDatasetStore(db))), 'thread')
    answer({ call, value: await jobs[method](input as never) })
  } catch (error) {
    answer({ call, error: toErrorReport(toWorkspaceError(error)) })
  }
}
