import { expect, onTestFinished, test, vi } from 'vitest'
import { templateWorkerEntry } from '../entries.ts'
import { createExamplePools } from './example-pools.ts'
import { createTemplateRenderer } from './render-in-worker.ts'

const rows = [
  { position: 0, variables: { word: 'sun' }, expected: 'warm', split: 'train', tags: [] },
  { position: 1, variables: { word: 'snow' }, expected: null, split: 'train', tags: [] },
  { position: 2, variables: { word: 'ice' }, expected: 'cold', split: 'test', tags: [] },
]

function createPools() {
  const listFilteredRows = vi.fn((_versionId: string, { split }: { split?: string | undefined }) => {
    const found = rows.filter((row) => split === undefined || row.split === split)
    return { rows: found, total: found.length }
  })
  const getVersion = (id: string) =>
    id === 'known' ? { id, columns: ['word'], rowCount: 3, hasExpected: true } : undefined
  return { getExamplePool: createExamplePools({ getVersion, listFilteredRows }), listFilteredRows }
}

const prompt = (versionId: string, split?: string) => ({
  messages: [
    { role: 'user' as const, content: '{% for e in examples %}{{ e.word }}={{ e.expected }} {% endfor %}{{ word }}=' },
  ],
  examples: { source: { kind: 'dataset' as const, versionId, ...(split && { split }) }, count: 4 },
})

test('rows of a dataset are the examples of a prompt, read once, and never of their own row', async () => {
  const { getExamplePool, listFilteredRows } = createPools()
  const renderer = createTemplateRenderer({ entry: templateWorkerEntry, getExamplePool })
  onTestFinished(() => renderer.close())
  const results = await renderer.renderMany(prompt('known'), [{ word: 'sun' }, { word: 'rain' }])
  expect(results).toEqual([
    { messages: [{ role: 'user', content: 'ice=cold sun=' }] },
    { messages: [{ role: 'user', content: 'sun=warm ice=cold rain=' }] },
  ])
  await renderer.renderMany(prompt('known'), [{ word: 'rain' }])
  expect(listFilteredRows).toHaveBeenCalledTimes(1)
  expect((await renderer.render(prompt('known', 'train'), { word: 'rain' }))[0]?.content).toBe('sun=warm rain=')
  expect(await renderer.renderMany(prompt('gone'), [{ word: 'x' }])).toMatchObject([{ error: { code: 'not-found' } }])
  await expect(renderer.render(prompt('known', 'dev'), { word: 'x' })).rejects.toThrow('in the split "dev"')
})
