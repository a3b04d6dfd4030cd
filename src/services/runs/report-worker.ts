import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import type { ReportJob, ReportJobResult } from './summarise-in-worker.ts'
import { summariseRun } from './summarise-run.ts'

/** The thread that reckons reports: the bootstrap of a large run would hold up everything else. */
parentPort?.on('message', ({ job, facts }: ReportJob) => {
  const answer = (result: ReportJobResult) => parentPort?.postMessage(result)
  try {
    answer({ job, report: summariseRun(facts) })
  } catch (error) {
    answer({ job, error: toErrorReport(error) })
  }
})
