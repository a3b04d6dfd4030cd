import { createFakeBackend } from '../../src/backends/fake/index.ts'
import { openBenchWorkbench } from './bench-workbench.ts'

// Runs as a process of its own, so that what it holds in memory is the service's alone.
const [rows = '10000'] = process.argv.slice(2)
const filler = 'word '.repeat(60)
const { workbench, directory, run } = await openBenchWorkbench({
  backend: createFakeBackend({ answer: (_, n) => (n % 3 === 0 ? filler : `answer ${n % 7}`) }),
})
const { runId, cells, elapsedMs } = await run(Number(rows), 8)
await workbench.close()
process.stdout.write(
  JSON.stringify({ directory, runId, cells, elapsedMs, maxRssMb: process.resourceUsage().maxRSS / 1024 }),
)
