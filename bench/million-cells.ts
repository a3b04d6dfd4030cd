import { fileURLToPath } from 'node:url'
import type { GridQueryInput } from '../src/contract/run-grid.ts'
import { runtimeEntry } from '../src/services/entries.ts'
import { openWorkbench } from '../src/services/open-workbench.ts'
import { createMemorySecretStore } from '../src/services/secrets/memory-secret-store.ts'
import type { Figure } from './figure.ts'
import { buildMillionCells } from './support/million-cells.ts'

const findingBarMs = 300
const searchBarMs = 200

/** How long lists, filters, sorts and searches of a workspace of 1,000,000 cells take, the first time that each is asked. */
export async function measureMillionCells(
  built: Pick<ReturnType<typeof buildMillionCells>, 'directory' | 'runIds'> = buildMillionCells(),
): Promise<Figure[]> {
  const workbench = await openWorkbench({
    directory: built.directory,
    resourcesDirectory: fileURLToPath(new URL('../resources/', import.meta.url)),
    runtimeEntry,
    host: 'cli',
    secrets: createMemorySecretStore(),
    environment: {},
    appVersion: 'bench',
  })
  const { client } = workbench
  const [, runId = '', otherId = '', thirdId = ''] = built.runIds
  const time = async (name: string, bar: number, work: () => Promise<unknown>): Promise<Figure> => {
    const startedAt = performance.now()
    await work()
    return { name, value: performance.now() - startedAt, unit: 'ms', bar, note: '1,000,000 cells stored' }
  }
  const grid = (id: string, query: GridQueryInput) => () =>
    client.runs.grid({ runId: id, from: 0, limit: 100, ...query })
  const sort = (by: NonNullable<GridQueryInput['sort']>['by']): GridQueryInput => ({
    sort: { by, variant: 1, isDescending: true },
  })
  const figures = [
    await time('runs list', 100, () => client.runs.list({ limit: 50 })),
    await time('run of 100,000 cells, its rows', 300, async () => {
      await client.runs.get({ runId })
      await client.runs.progress({ runId })
      await grid(runId, {})()
    }),
    await time('thread that finds rows starts', 1000, grid(thirdId, { filter: 'failed' })),
    await time('filter: failed', findingBarMs, grid(runId, { filter: 'failed' })),
    await time('filter: variants differ', findingBarMs, grid(runId, { filter: 'disagree' })),
    await time('filter: A right and B wrong', findingBarMs, grid(runId, { filter: 'a-better' })),
    await time('filter: unscored', findingBarMs, grid(runId, { filter: 'unscored' })),
    await time('filter: score between', findingBarMs, grid(runId, { range: { variant: 0, least: 1, most: 1 } })),
    await time('sort by score', findingBarMs, grid(runId, sort('score'))),
    await time('sort by difference', findingBarMs, grid(runId, sort('difference'))),
    await time('sort by latency', findingBarMs, grid(runId, sort('latency'))),
    await time('sort by length', findingBarMs, grid(runId, sort('length'))),
    await time('search: a rare word', searchBarMs, grid(runId, { search: '4711' })),
    await time('search: a word of many rows', searchBarMs, grid(runId, { search: 'music' })),
    await time('search: two words', searchBarMs, grid(otherId, { search: 'music "the film"' })),
  ]
  await workbench.close()
  return figures
}
