import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { createAnthropicBackend } from '../backends/anthropic/index.ts'
import { createAzureBackend } from '../backends/azure/index.ts'
import { createGeminiBackend } from '../backends/gemini/index.ts'
import { createLlamaBackend } from '../backends/llama/index.ts'
import { createOpenAiBackend } from '../backends/openai/index.ts'
import type { Backend } from '../core/backend.ts'
import { AssayError, toErrorReport } from '../core/errors.ts'
import { defaultAzureVersion } from '../core/models/connection-kind.ts'
import { createCacheStore } from '../storage/cache-store.ts'
import { createCellStore } from '../storage/cell-store.ts'
import { createConnectionStore, type ConnectionRecord } from '../storage/connection-store.ts'
import { createCostStore } from '../storage/cost-store.ts'
import { openDatabase, type WorkspaceDatabase } from '../storage/database.ts'
import { createDatasetStore } from '../storage/dataset-store.ts'
import { createDraftStore } from '../storage/draft-store.ts'
import { createExperimentStore } from '../storage/experiment-store.ts'
import { createChartStore } from '../storage/chart-store.ts'
import { createExportStore } from '../storage/export-store.ts'
import { createGridStore } from '../storage/grid-store.ts'
import { createLabelStore } from '../storage/label-store.ts'
import { createModelStore } from '../storage/model-store.ts'
import { createPackStateStore } from '../storage/pack-state-store.ts'
import { createPriceStore } from '../storage/price-store.ts'
import { createPromptStore } from '../storage/prompt-store.ts'
import { createReportStore } from '../storage/report-store.ts'
import { createRunOutputStore } from '../storage/run-output-store.ts'
import { createRunStore } from '../storage/run-store.ts'
import { createRunVersionStore } from '../storage/run-version-store.ts'
import { createScoreStore } from '../storage/score-store.ts'
import { createSettingsStore } from '../storage/settings-store.ts'
import { createVersionStore } from '../storage/version-store.ts'
import { createVoteStore } from '../storage/vote-store.ts'
import type { ServiceContext } from './api/context.ts'
import { createInProcessClient, type WorkbenchClient } from './api/in-process-client.ts'
import { createRouter, type Router } from './api/router.ts'
import { createDatasetWork } from './datasets/dataset-work.ts'
import {
  datasetWorkerEntry,
  gridWorkerEntry,
  reportWorkerEntry,
  scriptWorkerEntry,
  templateWorkerEntry,
} from './entries.ts'
import { createEventHub } from './events.ts'
import { addSamples } from './experiments/add-samples.ts'
import type { Log } from './log.ts'
import { createBackendPool } from './models/backend-pool.ts'
import { createPriceFinder } from './models/find-model-price.ts'
import { createFileHasher } from './models/hash-model-file.ts'
import { loadPriceBook } from './models/load-price-book.ts'
import { createLocalRuntime, withDevice } from './models/local-runtime.ts'
import { registerStarterModel } from './models/register-starter-model.ts'
import { createReplaceableBackend } from './models/replaceable-backend.ts'
import { createModelResolver } from './models/resolve-model.ts'
import { withSchemaCheck } from './models/with-schema-check.ts'
import { createPackFolders } from './packs/pack-folders.ts'
import { rememberWorkspace } from './packs/remember-workspace.ts'
import { createPartialFinder } from './prompts/find-partial.ts'
import { createRowFinder } from './runs/row-finder.ts'
import { createRunService } from './runs/run-service.ts'
import { createSummariser } from './runs/summarise-in-worker.ts'
import { createScriptRunner } from './scoring/run-script-in-worker.ts'
import { createKeyReader } from './secrets/read-key.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import type { Stores } from './stores.ts'
import { createExamplePools } from './templates/example-pools.ts'
import { createTemplateRenderer } from './templates/render-in-worker.ts'
import { readPreferences } from './workspace/preferences.ts'
import { prepareDirectory } from './workspace/prepare-directory.ts'
import { backupFolder } from './workspace/workspace-info.ts'

export interface OpenWorkbenchOptions {
  /** Folder of the workspace; made when it is new. */
  directory: string
  /** Folder that holds the starter model, the samples and the price book. */
  resourcesDirectory: string
  /** Where the llama runtime process starts. */
  runtimeEntry: URL
  host: ServiceContext['host']
  secrets: SecretStore
  environment: Readonly<Record<string, string | undefined>>
  appVersion: string
  now?: () => Date
  onLog?: Log
  /** Stands in for the servers of connections; for tests and benchmarks. */
  createHostedBackend?: (connection: ConnectionRecord) => Backend
}

/** An open workspace with everything that works on it. */
export interface Workbench {
  /** The whole API, to be served to a client. */
  router: Router
  /** The API without a border in between. */
  client: WorkbenchClient
  /** Stops what is under way, which stays resumable, ends the other processes and closes the file. */
  close(): Promise<void>
}

/**
 * Opens a workspace: the one place that knows which stores and backends there are. A new workspace gets the samples.
 * Throws `workspace-newer`, `workspace-broken`, and `bad-input` for a folder that cannot be written.
 */
export async function openWorkbench(options: OpenWorkbenchOptions): Promise<Workbench> {
  const {
    directory,
    resourcesDirectory,
    secrets,
    host,
    appVersion,
    now = () => new Date(),
    onLog: log = () => undefined,
  } = options
  prepareDirectory(directory)
  const databasePath = path.join(directory, 'assay.db')
  const db = openDatabase(databasePath, { now, backupDirectory: path.join(directory, backupFolder) })
  const stores = createStores(db)
  const events = createEventHub()
  const keys = createKeyReader(options.environment, secrets)
  registerStarterModel({ connections: stores.connections, models: stores.models, resourcesDirectory, now, log })

  const tellRuntime = () => events.publish({ type: 'changed', what: 'runtime' })
  const llama = createReplaceableBackend(() => {
    const { gpu, threads } = readPreferences(stores.settings)
    const backend = createLlamaBackend({
      runtimeEntry: options.runtimeEntry,
      // What nobody chose is left to the environment, and then to the runtime.
      ...(gpu === 'auto' ? {} : { gpu: gpu === 'cpu' ? false : gpu }),
      ...(threads === null ? {} : { threads }),
      onLoadStateChange: tellRuntime,
    })
    return withSchemaCheck(withDevice(backend))
  })
  const makeHosted = options.createHostedBackend ?? ((connection) => createHosted(connection, keys.read))
  const backends = createBackendPool({ connections: stores.connections, local: llama, makeHosted })
  const findPrice = createPriceFinder({ prices: stores.prices, book: loadPriceBook(resourcesDirectory, log), now })
  const models = createModelResolver({ stores, backends, hashFile: createFileHasher(stores.models), findPrice })
  const findPartial = createPartialFinder(stores)
  const templates = createTemplateRenderer({
    entry: templateWorkerEntry,
    findPartial,
    getExamplePool: createExamplePools(stores.datasets),
  })
  const datasetWork = createDatasetWork(datasetWorkerEntry, databasePath, stores.datasets)
  const summariser = createSummariser(reportWorkerEntry, databasePath)
  const rowFinder = createRowFinder(gridWorkerEntry, databasePath)
  const scripts = createScriptRunner({ entry: scriptWorkerEntry })

  const context: ServiceContext = {
    directory,
    databasePath,
    resourcesDirectory,
    host,
    appVersion,
    db,
    stores,
    events,
    secrets,
    keys,
    backends,
    local: createLocalRuntime({ backend: llama, models: stores.models }),
    models,
    findPrice,
    templates,
    datasetWork,
    findPartial,
    now,
    newId: randomUUID,
    log,
  }
  const runs = createRunService(
    context,
    {
      summarise: summariser.summarise,
      findRows: rowFinder.find,
      readCharts: rowFinder.readCharts,
      comparePairs: rowFinder.comparePairs,
    },
    scripts.run,
  )
  const packFolders = createPackFolders(context)
  const router = createRouter({ context, runs, packFolders, addSamples: () => addSamples(client, resourcesDirectory) })
  const client = createInProcessClient(router)
  runs.engine.recover()
  if (host !== 'cli') packFolders.start()
  await addFirstSamples(stores, () => addSamples(client, resourcesDirectory), log)

  return {
    router,
    client,
    async close() {
      await packFolders.close()
      await runs.engine.close()
      await Promise.all([
        backends.close(),
        templates.close(),
        datasetWork.close(),
        summariser.close(),
        rowFinder.close(),
        scripts.close(),
      ])
      events.close()
      db.close()
    },
  }
}

function createStores(db: WorkspaceDatabase): Stores {
  return {
    prompts: createPromptStore(db),
    versions: createVersionStore(db),
    labels: createLabelStore(db),
    runVersions: createRunVersionStore(db),
    packState: createPackStateStore(db),
    drafts: createDraftStore(db),
    datasets: createDatasetStore(db),
    experiments: createExperimentStore(db),
    models: createModelStore(db),
    connections: createConnectionStore(db),
    prices: createPriceStore(db),
    settings: createSettingsStore(db),
    runs: createRunStore(db),
    runOutputs: createRunOutputStore(db),
    cells: createCellStore(db),
    reports: createReportStore(db),
    grids: createGridStore(db),
    charts: createChartStore(db),
    exports: createExportStore(db),
    scores: createScoreStore(db),
    cache: createCacheStore(db),
    votes: createVoteStore(db),
    costs: createCostStore(db),
  }
}

function createHosted(connection: ConnectionRecord, readKey: ReturnType<typeof createKeyReader>['read']): Backend {
  const { id, name, kind, baseUrl, concurrency, options } = connection
  const hosted = {
    connectionId: id,
    name,
    baseUrl: baseUrl ?? '',
    readKey: () => readKey(connection),
    ...(concurrency === null ? {} : { concurrency }),
    requestsPerMinute: options.requestsPerMinute,
    tokensPerMinute: options.tokensPerMinute,
  }
  switch (kind) {
    case 'openai':
      return createOpenAiBackend(hosted)
    case 'azure':
      return createAzureBackend({ ...hosted, apiVersion: options.apiVersion ?? defaultAzureVersion })
    case 'anthropic':
      return createAnthropicBackend(hosted)
    case 'gemini':
      return createGeminiBackend(hosted)
    case 'local':
      throw new AssayError('unexpected', { reason: `the connection ${id} is no server` })
  }
}

/** Adds the samples to a workspace that never had any. Without them a workspace is still one, so a failure is only logged. */
async function addFirstSamples(stores: Stores, add: () => Promise<unknown>, log: Log): Promise<void> {
  const name = 'samples-added'
  if (stores.settings.get(name, z.boolean()) !== undefined) return
  stores.settings.set(name, true)
  try {
    await add()
    rememberWorkspace(stores)
  } catch (error) {
    log(`the samples could not be added: ${toErrorReport(error).code}`)
  }
}
