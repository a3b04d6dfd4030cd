import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startAnthropicServer } from '../../backends/testing/anthropic-server.ts'
import { startGeminiServer } from '../../backends/testing/gemini-server.ts'
import { startOpenAiServer } from '../../backends/testing/openai-server.ts'
import type { Settings } from '../../core/settings.ts'
import type { WorkbenchClient } from '../api/in-process-client.ts'
import { openTestWorkbench } from '../testing/test-workbench.ts'

const keys = { CLAUDE_KEY: 'sk-ant-3f8Kd02mQz', GOOGLE_KEY: 'AIzaSy3f8Kd02mQz', AZURE_KEY: '3f8Kd02mQz9981az' }

/** A workspace with a connection to a stand-in of each kind of service, and the stand-ins. */
async function connectAll() {
  const [anthropic, gemini, azure] = await Promise.all([
    startAnthropicServer({ key: keys.CLAUDE_KEY, models: ['claude-opus-5-5'] }),
    startGeminiServer({ key: keys.GOOGLE_KEY, models: ['gemini-3.5-flash'] }),
    startOpenAiServer({ key: keys.AZURE_KEY, azureVersion: '2024-10-21' }),
  ])
  onTestFinished(async () => {
    await Promise.all([anthropic.close(), gemini.close(), azure.close()])
  })
  const opened = await openTestWorkbench({ createHostedBackend: undefined, environment: keys })
  const connect = (kind: 'anthropic' | 'gemini' | 'azure', baseUrl: string, keyVariable: string) =>
    opened.client.models.saveConnection({
      connection: { id: kind, name: kind, kind, baseUrl, keyVariable, concurrency: null },
    })
  await connect('anthropic', anthropic.url, 'CLAUDE_KEY')
  await connect('gemini', gemini.url, 'GOOGLE_KEY')
  await connect('azure', azure.url, 'AZURE_KEY')
  return { ...opened, servers: { anthropic, gemini, azure } }
}

async function addExperiment(client: WorkbenchClient, variants: readonly { modelId: string; settings: Settings }[]) {
  const content = { messages: [{ role: 'user' as const, content: 'say {{ word }}' }] }
  const prompt = await client.prompts.create({ name: 'p', content })
  const version = await client.prompts.commit({ promptId: prompt.id, content, message: 'first', expectedHeadId: null })
  const dataset = await client.datasets.importText({ name: 'd', fileName: 'd.csv', text: 'word\none\ntwo\n' })
  return client.experiments.save({
    name: 'e',
    spec: {
      variants: variants.map((variant, index) => ({
        name: `v${index}`,
        versionId: version.id,
        extract: { kind: 'whole' as const },
        ...variant,
      })),
      datasetVersionId: dataset.versionId,
      repeats: 1,
      seed: 7,
      metrics: [{ id: 'json-valid' }],
      margin: 0,
      useCache: true,
    },
  })
}

test('a run mixes every kind of service, each asked in its own way', async () => {
  const { client, directory, servers, workbench } = await connectAll()
  const experiment = await addExperiment(client, [
    { modelId: 'anthropic/claude-opus-5-5', settings: { maxTokens: 50 } },
    { modelId: 'gemini/gemini-3.5-flash', settings: { temperature: 0, topK: 5 } },
    { modelId: 'azure/my-deployment', settings: { temperature: 0 } },
  ])
  const { runId } = await client.runs.start({ experimentId: experiment.id })
  await expect.poll(async () => (await client.runs.progress({ runId })).status, { timeout: 15_000 }).toBe('done')
  expect(await client.runs.progress({ runId })).toMatchObject({ done: 6, failed: 0 })
  expect(servers.anthropic.requests.map(({ body }) => body)).toEqual(
    ['one', 'two'].map((word) => ({
      model: 'claude-opus-5-5',
      max_tokens: 50,
      messages: [{ role: 'user', content: `say ${word}` }],
      stream: true,
    })),
  )
  const seeded = { temperature: 0, topK: 5, seed: expect.any(Number) }
  expect(servers.gemini.requests.map(({ body }) => body.generationConfig)).toEqual([seeded, seeded])
  expect(servers.azure.requests.map(({ body }) => [body.temperature, typeof body.seed])).toEqual([
    [0, 'number'],
    [0, 'number'],
  ])
  await workbench.close()
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { parentPath, name } of files) {
    expect(readFileSync(path.join(parentPath, name)).includes('3f8Kd02mQz')).toBe(false)
  }
})

test('a run whose variant asks for what its service cannot do is not started', async () => {
  const { client, servers } = await connectAll()
  const experiment = await addExperiment(client, [
    { modelId: 'azure/my-deployment', settings: {} },
    { modelId: 'anthropic/claude-opus-5-5', settings: { seed: 3, temperature: 0 } },
  ])
  const message =
    'The backend anthropic has no setting temperature for the model claude-opus-5-5 in the variant "v1": leave it out, or choose another model.'
  await expect(client.runs.start({ experimentId: experiment.id })).rejects.toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'bad-input', message }) }),
  )
  expect(servers.azure.requestCount + servers.anthropic.requests.length).toBe(0)
})

test('a connection of a kind takes the address of its service and the version that Azure has', async () => {
  const { client } = await openTestWorkbench()
  const save = (connection: object) =>
    client.models.saveConnection({
      connection: {
        id: 'x',
        name: 'X',
        kind: 'gemini',
        baseUrl: null,
        keyVariable: null,
        concurrency: null,
        ...connection,
      },
    })
  expect(await save({})).toMatchObject({ baseUrl: 'https://generativelanguage.googleapis.com/', options: {} })
  expect(await save({ kind: 'anthropic', baseUrl: ' ' })).toMatchObject({ baseUrl: 'https://api.anthropic.com/' })
  const azure = { kind: 'azure', baseUrl: 'https://mine.openai.azure.com' }
  expect(await save(azure)).toMatchObject({ options: { apiVersion: '2024-10-21' } })
  const preview = { apiVersion: '2025-04-01-preview' }
  expect(await save({ ...azure, options: preview })).toMatchObject({ options: preview })
  expect((await client.models.connections()).at(-1)).toMatchObject({ kind: 'azure', options: preview })
  const refused = expect.objectContaining({ data: expect.objectContaining({ code: 'bad-input' }) })
  for (const connection of [
    { kind: 'openai' },
    { kind: 'azure' },
    { kind: 'anthropic', options: preview },
    { ...azure, options: { apiVersion: 'latest' } },
    { ...azure, options: { deployment: 'x' } },
  ]) {
    await expect(save(connection)).rejects.toThrow(refused)
  }
})
