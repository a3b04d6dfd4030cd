import { expect, test } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

test('an answer of a run becomes a row of a new dataset, and the next one of the same', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const { id, draft } = await client.prompts.create({
    name: 'A',
    content: { messages: [{ role: 'user', content: '{{ text }}' }] },
  })
  const version = await client.prompts.commit({ promptId: id, content: draft, message: 'first', expectedHeadId: null })
  const rows = [{ text: 'one' }, { text: 'two', more: 2 }].map((row) => JSON.stringify(row)).join('\n')
  const { versionId } = await client.datasets.importText({ name: 'rows', fileName: 'rows.jsonl', text: rows })
  const experiment = await client.experiments.save({
    name: 'one variant',
    spec: {
      datasetVersionId: versionId,
      repeats: 1,
      seed: 7,
      metrics: [{ id: 'exact-match' }],
      margin: 0,
      useCache: false,
      variants: [
        { name: 'A', versionId: version.id, modelId: 'cloud/large', settings: {}, extract: { kind: 'whole' } },
      ],
    },
  })
  const { runId } = await client.runs.start({ experimentId: experiment.id })
  await expect.poll(async () => (await client.runs.progress({ runId })).status, { timeout: 15_000 }).toBe('done')
  const grid = await client.runs.grid({ runId, from: 0, limit: 2 })
  const [first = 0, second = 0] = grid.rows.map(({ cells }) => cells[0]?.cellId ?? 0)

  const made = await client.datasets.addFromRun({ cellId: first, datasetName: 'tests', expected: 'ONE' })
  expect(made).toMatchObject({ name: 'tests', columns: ['text'], rowCount: 1, hasExpected: true, position: 0 })
  const grown = await client.datasets.addFromRun({
    cellId: second,
    datasetName: 'tests',
    expected: null,
    tags: ['odd'],
  })
  expect(grown).toMatchObject({ id: made.id, columns: ['text', 'more'], rowCount: 2, position: 1 })
  expect((await client.datasets.rows({ versionId: grown.versionId, from: 0, limit: 10 })).rows).toMatchObject([
    { variables: { text: 'one', more: '' }, expected: 'ONE', tags: [] },
    { variables: { text: 'two', more: 2 }, expected: null, tags: ['odd'] },
  ])
  await expect(
    client.datasets.addFromRun({ cellId: 999_999, datasetName: 'tests', expected: null }),
  ).rejects.toMatchObject({ data: { code: 'not-found' } })
})
