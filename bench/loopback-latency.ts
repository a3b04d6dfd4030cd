import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Figure } from './figure.ts'
import { openBenchWorkbench } from './support/bench-workbench.ts'

const rows = 1000
const latencyMs = 20
const concurrency = 32

/** A run against a server that takes 20 ms, over real HTTP: what it takes beyond the waiting that cannot be avoided. */
export async function measureLoopbackLatency(): Promise<Figure[]> {
  const server = fork(new URL('./support/openai-server-process.ts', import.meta.url), [String(latencyMs)])
  const [url] = (await once(server, 'message')) as [string]
  const { workbench, run } = await openBenchWorkbench({ url })
  await run(100, concurrency)
  const bareMs = await measureBare(url, rows * 2)
  const { elapsedMs, cells } = await run(rows, concurrency)
  await workbench.close()
  server.disconnect()
  const idealMs = (cells * latencyMs) / concurrency
  const note = `${cells} cells, ${concurrency} at once, ${latencyMs} ms latency`
  return [
    { name: 'run against the ideal', value: elapsedMs / idealMs, unit: 'x', bar: 1.1, note },
    {
      name: 'run against bare requests',
      value: elapsedMs / bareMs,
      unit: 'x',
      note: `the same requests by fetch alone: ${(bareMs / idealMs).toFixed(2)} x the ideal`,
    },
  ]
}

/** The same number of requests without Assay. */
async function measureBare(url: string, requests: number): Promise<number> {
  const body = JSON.stringify({
    model: 'bench',
    stream: true,
    messages: [{ role: 'user', content: 'Say what it is.' }],
  })
  let left = requests
  const startedAt = performance.now()
  const worker = async () => {
    while (left-- > 0) {
      const response = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      await response.text()
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return performance.now() - startedAt
}
