import { expect, test } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'
import type { WorkbenchClient } from './in-process-client.ts'

async function addExperiment(client: WorkbenchClient, modelId: string, spec: { maxCostUsd?: number } = {}) {
  const created = await client.prompts.create({
    name: 'Labels',
    content: { messages: [{ role: 'user', content: 'Label {{ review }}' }] },
  })
  const version = await client.prompts.commit({
    promptId: created.id,
    content: created.draft,
    message: 'first',
    expectedHeadId: null,
  })
  const { versionId } = await client.datasets.importText({
    name: 'reviews',
    fileName: 'reviews.csv',
    text: `review,expected\n${Array.from({ length: 20 }, (_, index) => `text ${index},good`).join('\n')}`,
    expectedColumn: 'expected',
  })
  return client.experiments.save({
    name: 'E',
    spec: {
      variants: [
        { name: 'A', versionId: version.id, modelId, settings: { maxTokens: 10 }, extract: { kind: 'whole' } },
      ],
      datasetVersionId: versionId,
      repeats: 1,
      seed: 1,
      metrics: [{ id: 'exact-match', options: {} }],
      margin: 0,
      useCache: true,
      ...spec,
    },
  })
}

async function run(client: WorkbenchClient, experimentId: string) {
  const { runId } = await client.runs.start({ experimentId })
  for (;;) {
    const progress = await client.runs.progress({ runId })
    if (progress.status !== 'running' && progress.status !== 'pending') return progress
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('the estimate goes from the limit to what answers were like, and to nothing when all is cached', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const experiment = await addExperiment(client, 'cloud/large')
  const before = await client.costs.estimate({ spec: experiment.spec })
  expect(before).toMatchObject({ cells: 20, unknownCount: 0, variants: [{ requests: 20, basis: 'limit' }] })
  expect(before.knownUsd.low).toBeGreaterThan(0)
  expect(before.knownUsd.high).toBeGreaterThan(before.knownUsd.low)
  await run(client, experiment.id)
  const after = await client.costs.estimate({ spec: experiment.spec })
  expect(after).toMatchObject({ knownUsd: { high: 0 }, variants: [{ requests: 0, basis: 'history' }] })
})

test('costs are added up by model, prompt, connection, run and day', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const experiment = await addExperiment(client, 'cloud/large')
  const { knownCostUsd } = await run(client, experiment.id)
  expect(knownCostUsd).toBeGreaterThan(0)
  for (const [by, name] of [
    ['model', 'cloud/large'],
    ['prompt', 'Labels'],
    ['connection', 'cloud'],
    ['run', 'E'],
  ] as const) {
    const { lines, spentThisMonthUsd } = await client.costs.list({ by })
    expect(lines).toMatchObject([{ name, cells: 20, unknownCount: 0 }])
    expect(lines[0]?.knownUsd).toBeCloseTo(knownCostUsd, 12)
    expect(spentThisMonthUsd).toBeCloseTo(knownCostUsd, 12)
  }
})

test('the cap of the month stops a run, and a model without a price is refused under it', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const experiment = await addExperiment(client, 'cloud/large')
  const preferences = await client.workspace.preferences({})
  await client.workspace.savePreferences({ ...preferences, monthlyCapUsd: 0.0004 })
  const stopped = await run(client, experiment.id)
  expect(stopped).toMatchObject({ status: 'paused', problem: expect.stringContaining("This month's cap of $0.0004") })
  expect(stopped.knownCostUsd).toBeLessThanOrEqual(0.0004)
  const unpriced = await client.experiments.save({
    experimentId: experiment.id,
    name: 'E',
    spec: { ...experiment.spec, variants: experiment.spec.variants.map((one) => ({ ...one, modelId: 'cloud/small' })) },
  })
  await expect(client.runs.start({ experimentId: unpriced.id })).rejects.toMatchObject({
    data: { code: 'bad-input', message: expect.stringContaining('set its price') },
  })
})

test('a cache that is switched off for the workspace is neither read nor written', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  const experiment = await addExperiment(client, 'cloud/large')
  const preferences = await client.workspace.preferences({})
  await client.workspace.savePreferences({ ...preferences, useCache: false })
  await run(client, experiment.id)
  expect(await client.costs.cacheSize({})).toMatchObject({ entries: 0 })
})

test('the cache tells its size and forgets a model', async () => {
  const { client } = await openTestWorkbench()
  await addCloud(client)
  await run(client, (await addExperiment(client, 'cloud/large')).id)
  expect(await client.costs.cacheSize({})).toMatchObject({
    entries: 20,
    models: [{ modelId: 'cloud/large', entries: 20 }],
  })
  expect(await client.costs.clearCache({ modelId: 'cloud/small' })).toEqual({ removed: 0 })
  const [prompt] = await client.prompts.list({})
  expect(await client.costs.clearCache({ promptId: prompt?.id })).toEqual({ removed: 20 })
})
