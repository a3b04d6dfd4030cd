import { Worker } from 'node:worker_threads'
import { AssayError, fromErrorReport, type ErrorReport } from '../../core/errors.ts'

export interface JobMessage<Input> {
  job: number
  input: Input
}

export type JobAnswer<Result> = { job: number } & ({ result: Result } | { error: ErrorReport })

export interface JobThread<Input, Result> {
  /** Rejects with what the work threw, or with `unexpected` when the thread ends. */
  ask(input: Input): Promise<Result>
  close(): Promise<void>
}

export interface JobThreadOptions {
  /** What the thread does, for the sentence that says that it stopped: `the statistics`. */
  what: string
  youngGenerationMb?: number
}

/** Does jobs in a thread of its own, one after the other. The thread starts with the first job, and anew after it failed. */
export function createJobThread<Input, Result>(
  entry: URL,
  { what, youngGenerationMb = 16 }: JobThreadOptions,
): JobThread<Input, Result> {
  let worker: Worker | undefined
  let nextJob = 0
  const waiting = new Map<number, { resolve: (result: Result) => void; reject: (error: unknown) => void }>()

  function start(): Worker {
    const started = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } })
    started.unref()
    started.on('message', (answer: JobAnswer<Result>) => {
      const caller = waiting.get(answer.job)
      waiting.delete(answer.job)
      if (waiting.size === 0) started.unref()
      if ('result' in answer) caller?.resolve(answer.result)
      else caller?.reject(fromErrorReport(answer.error))
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
      reject(new AssayError('unexpected', { reason: `${what} stopped: ${reason}` }))
    waiting.clear()
  }

  return {
    ask(input) {
      return new Promise((resolve, reject) => {
        worker ??= start()
        const job = nextJob++
        waiting.set(job, { resolve, reject })
        worker.ref()
        worker.postMessage({ job, input } satisfies JobMessage<Input>)
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
