import { onTestFinished, expect, test } from 'vitest'
import { createOpenAiBackend } from '../../backends/openai/index.ts'
import { systemClock } from '../../backends/shared/clock.ts'
import { startOpenAiServer, type ServerFailure } from '../../backends/testing/openai-server.ts'
import { createRandom } from '../../core/statistics/random.ts'
import { openTestWorkbench } from '../testing/test-workbench.ts'

/** The long form is `ASSAY_ROUGH_CELLS=10000 npx vitest run src/services/runs/rough-server.test.ts`. */
const rows = Number(process.env['ASSAY_ROUGH_CELLS'] ?? 400)

/** 10% 429, 5% 500, 2% resets, 2% streams cut, 1% silent, 1% not understood. */
function roughly(random: ReturnType<typeof createRandom>): ServerFailure | undefined {
  const draw = random.next()
  if (draw < 0.1) return { kind: 'status', status: 429, headers: { 'retry-after-ms': '20' } }
  if (draw < 0.15) return { kind: 'status', status: 500, body: { error: { message: 'broken' } } }
  if (draw < 0.17) return { kind: 'reset' }
  if (draw < 0.19) return { kind: 'cut', afterChunks: 1 }
  if (draw < 0.2) return { kind: 'idle', afterChunks: 1 }
  return draw < 0.21 ? { kind: 'garbage', afterChunks: 1 } : undefined
}

test('a run on a server that fails one request in five ends complete, and accounts for every request', async () => {
  const random = createRandom(5)
  const server = await startOpenAiServer({ record: false, fail: () => roughly(random) })
  onTestFinished(() => server.close())
  const { client, workbench } = await openTestWorkbench({
    createHostedBackend: () =>
      createOpenAiBackend({
        connectionId: 'rough',
        name: 'Rough',
        baseUrl: server.url,
        readKey: async () => ({ keyName: 'TEST_KEY' }),
        idleMs: 150,
        maxAttempts: 12,
        // The waits of the backoff are those of real life; here they only have to be kept in order.
        clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) },
      }),
  })
  const connection = {
    id: 'rough',
    name: 'Rough',
    kind: 'openai' as const,
    baseUrl: server.url,
    keyVariable: null,
    concurrency: null,
  }
  await client.models.saveConnection({ connection })
  const { versionId } = await client.datasets.importText({
    name: 'rows',
    fileName: 'rows.csv',
    text: `word\n${Array.from({ length: rows }, (_, index) => `word-${index}`).join('\n')}`,
  })
  const prompt = await client.prompts.create({
    name: 'P',
    content: { messages: [{ role: 'user', content: '{{ word }}' }] },
  })
  const version = await client.prompts.commit({
    promptId: prompt.id,
    content: prompt.draft,
    message: 'first',
    expectedHeadId: null,
  })
  const experiment = await client.experiments.save({
    name: 'E',
    spec: {
      variants: [{ name: 'A', versionId: version.id, modelId: 'rough/m', settings: {}, extract: { kind: 'whole' } }],
      datasetVersionId: versionId,
      repeats: 1,
      seed: 1,
      metrics: [{ id: 'length', options: { minimum: 1 } }],
      margin: 0,
      concurrency: 16,
      useCache: false,
    },
  })
  const { runId } = await client.runs.start({ experimentId: experiment.id })
  for (;;) {
    const { status, done, failed, problem } = await client.runs.progress({ runId })
    if (status === 'running' || status === 'pending') {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    expect({ status, done, failed, problem }).toEqual({ status: 'done', done: rows, failed: 0, problem: null })
    break
  }
  let answered = 0
  for (let from = 0; from < rows; from += 200) {
    const { rows: slice } = await client.runs.grid({ runId, from, limit: 200 })
    for (const row of slice) {
      const detail = await client.runs.cell({ cellId: row.cells[0]?.cellId ?? 0 })
      expect(detail.output).toBe(`You said: ${String(row.variables['word'])}`)
      answered += 1 + detail.retries
    }
  }
  expect(answered).toBe(server.requestCount)
  await workbench.close()
}, 600_000)
