import path from 'node:path'
import type { RunProgress } from '../../../contract/experiments.ts'
import type { Backend, GenerateRequest, Generation } from '../../../core/backend.ts'
import { AssayError } from '../../../core/errors.ts'
import type { ExperimentSpec } from '../../../core/experiments/experiment-spec.ts'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { renderPrompt } from '../../../core/templates/render-prompt.ts'
import { createCacheStore } from '../../../storage/cache-store.ts'
import { createCellStore } from '../../../storage/cell-store.ts'
import { openDatabase } from '../../../storage/database.ts'
import { createReportStore } from '../../../storage/report-store.ts'
import { createRunStore, type RunStatus } from '../../../storage/run-store.ts'
import { createVoteStore } from '../../../storage/vote-store.ts'
import { createScoreStore } from '../../../storage/score-store.ts'
import { temporaryDirectory } from '../../../storage/testing/temporary-database.ts'
import type { RunDependencies, RunRow } from '../run-dependencies.ts'
import { createRunEngine } from '../run-engine.ts'

export type Answer = (request: GenerateRequest, signal: AbortSignal | undefined) => Promise<string>

/** A generation of `text`, with made-up usage. */
function toGeneration(text: string): Generation {
  return {
    text,
    finishReason: 'stop',
    usage: { promptTokens: 10, completionTokens: 2 },
    timing: { firstTokenMs: 1, totalMs: 2 },
    fingerprint: { model: 'test' },
    retries: 0,
  }
}

function createBackend(answer: Answer): Backend {
  return {
    kind: 'fake',
    defaultConcurrency: 4,
    listModels: () => Promise.resolve([]),
    countTokens: () => Promise.resolve({ promptTokens: 1, exact: true }),
    unsupportedSettings: () => [],
    async *generate(request, signal) {
      const text = await answer(request, signal)
      yield { type: 'text', text }
      yield { type: 'end', generation: toGeneration(text) }
    },
    close: () => Promise.resolve(),
  }
}

export interface TestRunsOptions {
  /** The file of an earlier call, to open it again. */
  file?: string
  rows?: RunRow[]
  prompts?: PromptContent[]
  spec?: Partial<ExperimentSpec>
  answer?: Answer
  findPartial?: RunDependencies['findPartial']
  costUsd?: number | null
  worstUsd?: number | null
  processId?: number
  isProcessAlive?: (processId: number) => boolean
  keepReport?: (runId: string) => Promise<void>
  runScript?: RunDependencies['runScript']
}

/** A run engine over a real SQLite file, with one experiment of two variants, and the stores to look into. */
export function openTestRuns(options: TestRunsOptions = {}) {
  const file = options.file ?? path.join(temporaryDirectory(), 'assay.db')
  const db = openDatabase(file, { now: () => new Date(), backupDirectory: path.join(path.dirname(file), 'backups') })
  const rows =
    options.rows ??
    [0, 1, 2, 3, 4].map((position) => ({ position, variables: { text: `t${position}` }, expected: `t${position}` }))
  const prompts = options.prompts ?? [
    { messages: [{ role: 'user', content: 'A {{ text }}' }] },
    { messages: [{ role: 'user', content: 'B {{ text }}' }] },
  ]
  const spec: ExperimentSpec = {
    variants: prompts.map((_, index) => ({
      name: `v${index}`,
      versionId: String(index),
      modelId: 'test/model',
      settings: {},
      extract: { kind: 'whole' },
    })),
    datasetVersionId: 'rows',
    repeats: 1,
    seed: 7,
    metrics: [{ id: 'exact-match' }],
    margin: 0,
    useCache: false,
    ...options.spec,
  }
  const at = new Date(0).toISOString()
  db.prepare("INSERT OR IGNORE INTO datasets (id, name, created_at, updated_at) VALUES ('d', 'd', ?, ?)").run(at, at)
  db.prepare(`INSERT OR IGNORE INTO experiments (id, name, description, spec, dataset_id, created_at, updated_at)
    VALUES ('e', 'e', '', '{}', 'd', ?, ?)`).run(at, at)

  const backend = createBackend(
    options.answer ?? ((request) => Promise.resolve(request.messages.at(-1)?.content.slice(2) ?? '')),
  )
  const published: RunProgress[] = []
  /** What the runs were when it was said that one has stopped. */
  const stopped: RunStatus[][] = []
  let nextId = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM runs').get()?.count ?? 0
  const stores = {
    runs: createRunStore(db),
    cells: createCellStore(db),
    cache: createCacheStore(db),
    votes: createVoteStore(db),
    reports: createReportStore(db),
    scores: createScoreStore(db),
  }
  const dependencies: RunDependencies = {
    ...stores,
    getExperiment: (id) => ({ id, name: 'e', spec }),
    getVersion(id) {
      const content = prompts[Number(id)]
      if (!content) throw new AssayError('not-found', { what: 'version', id })
      return { content, promptId: id }
    },
    listPositions: (_, split) =>
      rows.flatMap(({ position }) => (split === undefined || position % 2 === 1 ? [position] : [])),
    getRows: (_, positions) => positions.flatMap((position) => rows[position] ?? []),
    resolveModel: (modelId) =>
      Promise.resolve({
        modelId,
        connectionId: modelId.split('/')[0] ?? '',
        backend,
        target: { name: 'model' },
        identity: 'test',
        concurrency: backend.defaultConcurrency,
        costUsd: () => (options.costUsd === undefined ? 0.001 : options.costUsd),
        worstUsd: () => (options.worstUsd === undefined ? 0.002 : options.worstUsd),
      }),
    findPartial:
      options.findPartial ??
      (({ name }) => {
        throw new AssayError('not-found', { what: 'partial', id: name })
      }),
    renderMany: (content, variables, partials) =>
      Promise.resolve(
        variables.map((values) => {
          try {
            return { messages: renderPrompt(content, values, undefined, { partials }) }
          } catch (error) {
            return { error: error as AssayError }
          }
        }),
      ),
    monthlyLimit: () => undefined,
    isCacheOn: () => true,
    shrinkCache: () => undefined,
    runScript: options.runScript ?? (() => Promise.reject(new Error('no scripts here'))),
    publish: (progress) => void published.push(progress),
    atomically: (work) => db.transaction(work).immediate(),
    keepReport: options.keepReport ?? ((runId) => Promise.resolve(stores.runs.saveReport(runId, '{}', null))),
    onStop: () => void stopped.push(stores.runs.list({ limit: 100 }).runs.map(({ status }) => status)),
    now: () => new Date().toISOString(),
    elapsed: () => performance.now(),
    newId: () => `run-${nextId++}`,
    processId: options.processId ?? 1,
    isProcessAlive: options.isProcessAlive ?? (() => false),
  }
  return { file, db, ...stores, published, stopped, engine: createRunEngine(dependencies) }
}
