import { expect, test } from 'vitest'
import { createFakeBackend } from '../../backends/fake/index.ts'
import type { Backend, Fingerprint } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

/** A workspace with a finished run of one variant on six rows, and what the server says from then on. */
async function finishedRun() {
  let later: { suffix?: string; fingerprint?: Fingerprint; fail?: boolean } = {}
  const asked: { temperature: number | undefined; seed: number | undefined }[] = []
  const createHostedBackend = (): Backend => {
    const fake = createFakeBackend({
      answer: ({ messages }) => `${messages[0]?.content ?? ''}${later.suffix ?? ''}`,
      fail: () =>
        later.fail ? new AssayError('request-refused', { url: 'u', status: 400, reason: 'gone' }) : undefined,
    })
    async function* generate(...[request, signal]: Parameters<Backend['generate']>) {
      asked.push({ temperature: request.settings.temperature, seed: request.settings.seed })
      for await (const event of fake.generate(request, signal)) {
        if (event.type === 'text') yield event
        else yield { ...event, generation: { ...event.generation, fingerprint: { version: 1, ...later.fingerprint } } }
      }
    }
    return { ...fake, generate }
  }
  const { client } = await openTestWorkbench({ createHostedBackend })
  await addCloud(client)
  const prompt = await client.prompts.create({
    name: 'p',
    content: { messages: [{ role: 'user', content: 'say {{ word }}' }] },
  })
  const version = await client.prompts.commit({
    promptId: prompt.id,
    content: prompt.draft,
    message: 'first',
    expectedHeadId: null,
  })
  const text = `word\n${['one', 'two', 'three', 'four', 'five', 'six'].join('\n')}\n`
  const dataset = await client.datasets.importText({ name: 'd', fileName: 'd.csv', text })
  const experiment = await client.experiments.save({
    name: 'e',
    spec: {
      variants: [
        {
          name: 'v',
          versionId: version.id,
          modelId: 'cloud/large',
          settings: { temperature: 0.5 },
          extract: { kind: 'whole' },
        },
      ],
      datasetVersionId: dataset.versionId,
      repeats: 1,
      seed: 7,
      metrics: [{ id: 'json-valid' }],
      margin: 0,
      useCache: true,
    },
  })
  const { runId } = await client.runs.start({ experimentId: experiment.id })
  await expect.poll(async () => (await client.runs.progress({ runId })).status, { timeout: 15_000 }).toBe('done')
  return { client, runId, asked, change: (changes: typeof later) => (later = changes) }
}

test('asks again with the same settings and seeds, past the cache', async () => {
  const { client, runId, asked } = await finishedRun()
  const before = asked.splice(0)
  const found = await client.runs.reproduce({ runId, sample: 50 })
  expect(found).toMatchObject({ runId, identical: 6, sameText: 0, different: 0, failed: 0 })
  expect(found.cells[0]).toMatchObject({
    outcome: 'identical',
    difference: null,
    changes: [],
    costUsd: expect.any(Number),
  })
  const inOrder = (requests: typeof asked) => requests.map((request) => JSON.stringify(request)).sort()
  expect(inOrder(asked)).toEqual(inOrder(before))
})

test('takes a sample from all over the run, always the same', async () => {
  const { client, runId } = await finishedRun()
  const rowsOf = async () => (await client.runs.reproduce({ runId, sample: 3 })).cells.map(({ row }) => row)
  const rows = await rowsOf()
  expect(new Set(rows).size).toBe(3)
  expect(await rowsOf()).toEqual(rows)
})

test('tells another text, another way and no answer apart', async () => {
  const { client, runId, change } = await finishedRun()
  change({ fingerprint: { version: 2 } })
  const moved = await client.runs.reproduce({ runId, sample: 1 })
  expect(moved).toMatchObject({ sameText: 1, cells: [{ changes: [{ field: 'version', was: 1, now: 2 }] }] })
  const cellId = moved.cells[0]?.cellId ?? 0

  change({ suffix: '!' })
  const { difference, ...rest } = await client.runs.reproduceCell({ cellId })
  expect(rest).toMatchObject({ outcome: 'different', changes: [] })
  expect(difference).toMatchObject({ before: expect.stringMatching(/^say \w+$/), was: '', now: '!' })

  change({ fail: true })
  expect(await client.runs.reproduce({ runId, sample: 2 })).toMatchObject({
    failed: 2,
    cells: [{ outcome: 'failed', error: { code: 'request-refused' } }, { outcome: 'failed' }],
  })
})

test('refuses a run and a cell that are not there', async () => {
  const { client } = await openTestWorkbench()
  await expect(client.runs.reproduce({ runId: 'none' })).rejects.toThrow('There is no run "none"')
  await expect(client.runs.reproduceCell({ cellId: 9 })).rejects.toThrow('There is no cell "9"')
})
