import { parentPort } from 'node:worker_threads'
import { bootstrapMeanInterval } from '../../src/core/statistics/bootstrap.ts'
import { createRandom } from '../../src/core/statistics/random.ts'

parentPort?.on('message', ({ rows, resamples }: { rows: number; resamples: number }) => {
  const random = createRandom(1)
  const values = Float64Array.from({ length: rows }, () => random.next() - 0.45)
  parentPort?.postMessage(bootstrapMeanInterval(values, { seed: 1, resamples }))
})
parentPort?.postMessage('ready')
