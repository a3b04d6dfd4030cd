import { Worker } from 'node:worker_threads'
import type { RunReport } from '../../contract/experiments.ts'
import { AssayError, fromErrorReport, type ErrorReport } from '../../core/errors.ts'
import type { RunFacts } from './summarise-run.ts'

/** Resampling works in typed arrays outside it. */
const youngGenerationMb = 8

export interface ReportJob {
  job: number
  databasePath: string
  facts: RunFacts
}

export type ReportJobResult = { job: number } & ({ report: RunReport } | { error: ErrorReport })

export interface Summariser {
  summarise(facts: RunFacts): Promise<RunReport>
  close(): Promise<void>
}

/** Reckons reports of a workspace in a thread of its own, one after the other. It starts with the first report. */
export function createSummariser(entry: URL, databasePath: string): Summariser {
  let worker: Worker | undefined
  let nextJob = 0
  const waiting = new Map<number, { resolve: (report: RunReport) => void; reject: (error: unknown) => void }>()

  function start(): Worker {
    const started = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } })
    started.unref()
    started.on('message', (result: ReportJobResult) => {
      const caller = waiting.get(result.job)
      waiting.delete(result.job)
      if (waiting.size === 0) started.unref()
      if ('report' in result) caller?.resolve(result.report)
      else caller?.reject(fromErrorReport(result.error))
    })
    started.on('error', (error) => end(started, error.message))
    started.on('exit', () => end(started, 'the thread ended'))
    return started
  }

  /** A thread that fails says so and then ends: by then another one may be at work. */
  function end(ended: Worker, reason: string) {
    if (worker !== ended) return
    worker = undefined
    for (const { reject } of waiting.values())
      reject(new AssayError('unexpected', { reason: `the statistics stopped: ${reason}` }))
    waiting.clear()
  }

  return {
    summarise(facts) {
      return new Promise((resolve, reject) => {
        worker ??= start()
        const job = nextJob++
        waiting.set(job, { resolve, reject })
        worker.ref()
        worker.postMessage({ job, databasePath, facts } satisfies ReportJob)
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
