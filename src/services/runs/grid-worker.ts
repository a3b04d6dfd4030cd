import { createChartStore } from '../../storage/chart-store.ts'
import { createGridStore } from '../../storage/grid-store.ts'
import { openForReading } from '../../storage/open-for-reading.ts'
import { answerJobs } from '../threads/answer-jobs.ts'
import { pairRows, spreadLatencies } from './chart-data.ts'
import { confuseLabels } from './confuse-labels.ts'
import { findRows } from './find-rows.ts'
import { pairRuns } from './pair-runs.ts'
import type { GridJob } from './row-finder.ts'

/** The thread that looks at every cell of a run: for a filter, a sort, a search, or a chart. */
answerJobs((job: GridJob) =>
  openForReading(job.databasePath, (db) => {
    switch (job.kind) {
      case 'rows':
        return findRows(createGridStore(db), job.run, job.query)
      case 'paired':
        return pairRows(createChartStore(db), job.of)
      case 'latencies':
        return spreadLatencies(createChartStore(db), job.of)
      case 'confusion':
        return confuseLabels(createChartStore(db), job.of)
      case 'runs':
        return pairRuns({ grids: createGridStore(db), charts: createChartStore(db) }, job.of)
    }
  }),
)
