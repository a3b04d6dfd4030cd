import { createGridStore } from '../../storage/grid-store.ts'
import { openForReading } from '../../storage/open-for-reading.ts'
import { answerJobs } from '../threads/answer-jobs.ts'
import { findRows } from './find-rows.ts'
import type { GridJob } from './row-finder.ts'

/** The thread that finds rows: a filter, a sort or a search looks at every cell of a run. */
answerJobs(({ databasePath, run, query }: GridJob) =>
  openForReading(databasePath, (db) => findRows(createGridStore(db), run, query)),
)
