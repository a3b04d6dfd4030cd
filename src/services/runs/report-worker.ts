import { parentPort } from 'node:worker_threads'
import { toErrorReport } from '../../core/errors.ts'
import { openForReading } from '../../storage/open-for-reading.ts'
import { createReportStore } from '../../storage/report-store.ts'
import { toWorkspaceError } from '../../storage/to-workspace-error.ts'
import type { ReportJob, ReportJobResult } from './summarise-in-worker.ts'
import { summariseRun } from './summarise-run.ts'

/**
 * The thread that reckons reports: reading every score of a large run, and its bootstrap, would hold up everything
 * else. It reads the workspace over a connection of its own, which is open no longer than that takes.
 */
parentPort?.on('message', ({ job, databasePath, facts }: ReportJob) => {
  const answer = (result: ReportJobResult) => parentPort?.postMessage(result)
  try {
    const { runId } = facts.header
    const measures = openForReading(databasePath, (db) => {
      const reports = createReportStore(db)
      return { rowMeans: reports.listRowMeans(runId), usage: reports.listUsage(runId) }
    })
    answer({ job, report: summariseRun(facts, measures) })
  } catch (error) {
    answer({ job, error: toErrorReport(toWorkspaceError(error)) })
  }
})
