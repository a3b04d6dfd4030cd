import type { RunReport } from '../../contract/experiments.ts'
import { openForReading } from '../../storage/open-for-reading.ts'
import { createReportStore } from '../../storage/report-store.ts'
import { answerJobs } from '../threads/answer-jobs.ts'
import type { ReportJob } from './summarise-in-worker.ts'
import { summariseRun } from './summarise-run.ts'

/**
 * The thread that reckons reports: reading every score of a large run, and its bootstrap, would hold up everything
 * else. It reads the workspace over a connection of its own, which is open no longer than that takes.
 */
answerJobs(({ databasePath, facts }: ReportJob): RunReport => {
  const { runId } = facts.header
  const measures = openForReading(databasePath, (db) => {
    const reports = createReportStore(db)
    return {
      rowMeans: reports.listRowMeans(runId),
      usage: reports.listUsage(runId),
      tags: reports.listTags(runId),
      finished: facts.stop === undefined ? [] : reports.countFinishedByRow(runId),
    }
  })
  return summariseRun(facts, measures)
})
