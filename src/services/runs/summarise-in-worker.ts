import type { RunReport } from '../../contract/experiments.ts'
import { createJobThread } from '../threads/job-thread.ts'
import type { RunFacts } from './summarise-run.ts'

/** Resampling works in typed arrays outside it. */
const youngGenerationMb = 8

export interface ReportJob {
  databasePath: string
  facts: RunFacts
}

export interface Summariser {
  summarise(facts: RunFacts): Promise<RunReport>
  close(): Promise<void>
}

/** Reckons reports of a workspace in a thread of its own, one after the other. */
export function createSummariser(entry: URL, databasePath: string): Summariser {
  const thread = createJobThread<ReportJob, RunReport>(entry, { what: 'the statistics', youngGenerationMb })
  return { summarise: (facts) => thread.ask({ databasePath, facts }), close: () => thread.close() }
}
