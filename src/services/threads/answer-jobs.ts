import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { toWorkspaceError } from '../../storage/to-workspace-error.ts'
import type { JobAnswer, JobMessage } from './job-thread.ts'

/** The thread's side of a JobThread: does each job as it comes, and sends back what came of it. */
export function answerJobs(work: (input: never) => unknown): void {
  parentPort?.on('message', ({ job, input }: JobMessage<never>) => {
    const answer = (result: JobAnswer<unknown>) => parentPort?.postMessage(result)
    try {
      answer({ job, result: work(input) })
    } catch (error) {
      answer({ job, error: toErrorReport(toWorkspaceError(error)) })
    }
  })
}
