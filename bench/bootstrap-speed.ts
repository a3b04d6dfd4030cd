import { Worker } from 'node:worker_threads'
import type { Figure } from './figure.ts'

/** How long a 10,000-fold BCa interval over 5,000 rows takes in a thread, starting the thread left out. */
export async function measureBootstrap(): Promise<Figure[]> {
  const worker = new Worker(new URL('support/bootstrap-worker.ts', import.meta.url))
  await answerOf(worker)
  const startedAt = performance.now()
  worker.postMessage({ rows: 5000, resamples: 10_000 })
  await answerOf(worker)
  const value = performance.now() - startedAt
  await worker.terminate()
  return [{ name: 'BCa interval in a worker', value, unit: 'ms', bar: 1000, note: '5,000 rows, 10,000 resamples' }]
}

function answerOf(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
}
