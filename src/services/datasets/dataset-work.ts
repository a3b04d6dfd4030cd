import { Worker } from 'node:worker_threads'
import { AssayError, fromErrorReport, type ErrorReport } from '../../core/errors.ts'
import type { DatasetStore } from '../../storage/dataset-store.ts'
import { createDatasetJobs, type DatasetJobs } from './dataset-jobs.ts'

type Method = keyof DatasetJobs
type Input<M extends Method> = Parameters<DatasetJobs[M]>[0]
type Value<M extends Method> = Awaited<ReturnType<DatasetJobs[M]>>

export interface DatasetCall {
  call: number
  databasePath: string
  method: Method
  input: unknown
}

export type DatasetCallResult = { call: number } & ({ value: unknown } | { error: ErrorReport })

/** Up to this many rows or characters a job is done on the spot: it takes less than starting a thread would. */
const smallRows = 500
const smallLength = 50_000

export interface DatasetWork {
  /** Does a job that handles this many rows; or one about an upload or a prepared version, where that is kept. */
  run<M extends Method>(method: M, input: Input<M>, size: { rows: number } | { id: string }): Promise<Value<M>>
  /** Reads a file, here or in the thread by its length. */
  readFile(input: Input<'readFile'>): Promise<Value<'readFile'>>
  close(): Promise<void>
}

/** Does the work on whole datasets: what is little at once, all else in a thread, which starts when it is first needed. */
export function createDatasetWork(entry: URL, databasePath: string, store: DatasetStore): DatasetWork {
  const here = createDatasetJobs((work) => work(store), 'here')
  let worker: Worker | undefined
  let nextCall = 0
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: unknown) => void }>()

  function start(): Worker {
    const started = new Worker(entry)
    started.unref()
    started.on('message', (result: DatasetCallResult) => {
      const caller = waiting.get(result.call)
      waiting.delete(result.call)
      if (waiting.size === 0) started.unref()
      if ('error' in result) caller?.reject(fromErrorReport(result.error))
      else caller?.resolve(result.value as never)
    })
    started.on('error', (error) => end(started, error.message))
    started.on('exit', () => end(started, 'the thread ended'))
    return started
  }

  function end(ended: Worker, reason: string) {
    if (worker !== ended) return
    worker = undefined
    for (const { reject } of waiting.values())
      reject(new AssayError('unexpected', { reason: `the work on the dataset stopped: ${reason}` }))
    waiting.clear()
  }

  function inThread<M extends Method>(method: M, input: Input<M>): Promise<Value<M>> {
    return new Promise((resolve, reject) => {
      worker ??= start()
      const call = nextCall++
      waiting.set(call, { resolve, reject })
      worker.ref()
      worker.postMessage({ call, databasePath, method, input } satisfies DatasetCall)
    })
  }

  const onTheSpot = <M extends Method>(method: M, input: Input<M>) =>
    here[method](input as never) as unknown as Promise<Value<M>>

  return {
    run: (method, input, size) =>
      ('rows' in size ? size.rows <= smallRows : size.id.startsWith('here'))
        ? onTheSpot(method, input)
        : inThread(method, input),
    readFile: (input) =>
      input.content.length <= smallLength ? onTheSpot('readFile', input) : inThread('readFile', input),
    async close() {
      await worker?.terminate()
    },
  }
}
