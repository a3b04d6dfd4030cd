import { createFakeBackend } from '../src/backends/fake/index.ts'
import type { Figure } from './figure.ts'
import { openBenchWorkbench } from './support/bench-workbench.ts'

const rows = 3000

/** What the engine adds to a cell: rendering, queue, saving and scoring, with a backend that answers at once. */
export async function measureEngineOverhead(): Promise<Figure[]> {
  const { workbench, run } = await openBenchWorkbench({ backend: createFakeBackend({ answer: () => 'answer 3' }) })
  await run(200, 8)
  const figures: Figure[] = []
  for (const concurrency of [1, 8]) {
    const { elapsedMs, cells } = await run(rows, concurrency)
    figures.push({
      name: `engine overhead, ${concurrency} at once`,
      value: elapsedMs / cells,
      unit: 'ms a cell',
      bar: 1,
      note: `${cells} cells, queueing and report included`,
    })
  }
  await workbench.close()
  return figures
}
