import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AssayError } from '../../core/errors.ts'
import type { MetricTools } from '../../core/model-metric.ts'
import type { ScriptJob, ScriptJobResult } from './script-job.ts'

export interface ScriptRunner {
  run: MetricTools['runScript']
  close(): Promise<void>
}

/** The interpreter has limits of its own; this is for one that got out of them. In milliseconds. */
const threadLimitMs = 3_000

const memoryLimitMb = 256

/** Runs scoring code in a thread, one score after another. A thread that hangs or dies is started anew. */
export function createScriptRunner({ entry }: { entry: URL }): ScriptRunner {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let jobs = 0
  let isClosed = false

  async function getWorker(): Promise<Worker> {
    if (worker) return worker
    const starting = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb } })
    await once(starting, 'message')
    starting.unref()
    worker = starting
    return starting
  }

  async function endWorker(): Promise<void> {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  async function runJob(code: string, input: string): Promise<ScriptJobResult> {
    if (isClosed) throw new AssayError('cancelled', { what: 'Scoring' })
    const running = await getWorker()
    const job = jobs++
    const result = await new Promise<ScriptJobResult>((resolve) => {
      const timer = setTimeout(() => stop('it does not end'), threadLimitMs)
      const fail = () => stop('it needs too much memory')
      const stop = (error: string) => settle({ job, error })
      const take = (answer: ScriptJobResult) => {
        if (answer.job === job) settle(answer)
      }
      function settle(answer: ScriptJobResult) {
        clearTimeout(timer)
        running.off('message', take).off('error', fail).off('exit', fail)
        running.unref()
        resolve(answer)
      }
      running.on('message', take).on('error', fail).on('exit', fail)
      running.ref()
      running.postMessage({ job, code, input } satisfies ScriptJob)
    })
    if ('error' in result && result.error.startsWith('it ')) await endWorker()
    return result
  }

  return {
    async run(code, input) {
      const mine = last.then(() => runJob(code, JSON.stringify(input)))
      last = mine.catch(() => undefined)
      const result = await mine
      if ('error' in result) {
        throw new AssayError('bad-input', { what: `The scoring code failed: ${result.error}` })
      }
      return JSON.parse(result.output) as unknown
    },
    async close() {
      isClosed = true
      await endWorker()
    },
  }
}
