import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Backend } from '../../src/core/backend.ts'
import { runtimeEntry } from '../../src/services/entries.ts'
import { openWorkbench, type Workbench } from '../../src/services/open-workbench.ts'
import { createMemorySecretStore } from '../../src/services/secrets/memory-secret-store.ts'

export interface BenchWorkbench {
  workbench: Workbench
  directory: string
  /** Runs an experiment of two prompts over `rows` rows to its end; milliseconds from the start of the run. */
  run(rows: number, concurrency: number): Promise<{ runId: string; elapsedMs: number; cells: number }>
}

/** A new workspace whose hosted connection is `backend`, or a real one to `url`. */
export async function openBenchWorkbench(to: { backend?: Backend; url?: string }): Promise<BenchWorkbench> {
  const directory = mkdtempSync(path.join(tmpdir(), 'assay-bench-'))
  const { backend } = to
  const workbench = await openWorkbench({
    directory,
    resourcesDirectory: fileURLToPath(new URL('../../resources/', import.meta.url)),
    runtimeEntry,
    host: 'cli',
    secrets: createMemorySecretStore(),
    environment: {},
    appVersion: 'bench',
    ...(backend ? { createHostedBackend: () => backend } : {}),
  })
  const { client } = workbench
  const connection = {
    id: 'bench',
    name: 'bench',
    kind: 'openai' as const,
    baseUrl: to.url ?? 'http://127.0.0.1:9/v1',
    keyVariable: null,
    concurrency: null,
  }
  await client.models.saveConnection({ connection })
  await client.models.addHosted({ connectionId: 'bench', name: 'bench' })

  async function commit(name: string, content: string): Promise<string> {
    const prompt = await client.prompts.create({ name, content: { messages: [{ role: 'user', content }] } })
    const version = await client.prompts.commit({
      promptId: prompt.id,
      content: prompt.draft,
      message: 'first',
      expectedHeadId: null,
    })
    return version.id
  }

  async function run(rows: number, concurrency: number) {
    const lines = Array.from({ length: rows }, (_, index) =>
      JSON.stringify({
        text: `Row ${index} says something of an ordinary length about a film.`,
        expected: `answer ${index % 7}`,
      }),
    )
    const name = `${rows} rows at ${concurrency}`
    const dataset = await client.datasets.importText({
      name,
      fileName: 'rows.jsonl',
      text: lines.join('\n'),
      expectedColumn: 'expected',
    })
    const versions = [
      await commit(`${name} A`, 'Say what it is: {{ text }}'),
      await commit(`${name} B`, 'Label this. {{ text }}'),
    ]
    const experiment = await client.experiments.save({
      name,
      description: '',
      spec: {
        variants: versions.map((versionId, index) => ({
          name: `v${index}`,
          versionId,
          modelId: 'bench/bench',
          settings: {},
          extract: { kind: 'whole' },
        })),
        datasetVersionId: dataset.versionId,
        repeats: 1,
        seed: 1,
        metrics: [{ id: 'exact-match' }],
        margin: 0,
        concurrency,
        useCache: false,
      },
    })
    const startedAt = performance.now()
    const { runId, total } = await client.runs.start({ experimentId: experiment.id })
    let { status } = await client.runs.progress({ runId })
    while (status === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 2))
      ;({ status } = await client.runs.progress({ runId }))
    }
    if (status !== 'done') throw new Error(`the run ended as ${status}`)
    return { runId, cells: total, elapsedMs: performance.now() - startedAt }
  }

  return { workbench, directory, run }
}
