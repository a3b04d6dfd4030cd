import type { ServiceContext } from '../api/context.ts'
import { AssayError } from '../../core/errors.ts'
import { worstCaseUsd } from '../../core/pricing/worst-case-usd.ts'
import type { MetricTools } from '../../core/model-metric.ts'
import { contentId } from '../../core/text/content-id.ts'
import { getExperiment } from '../experiments/save-experiment.ts'
import { priceGeneration } from '../models/price-generation.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { keepReport } from './make-report.ts'
import { listRunPositions } from './list-run-positions.ts'
import { createMonthlyLimit } from './monthly-limit.ts'
import type { RunDependencies, RunnableModel, RunRow } from './run-dependencies.ts'
import { createRunEngine, type RunEngine } from './run-engine.ts'
import type { ChartReader, FindRows, PairComparer } from './row-finder.ts'
import type { Summariser } from './summarise-in-worker.ts'

/** Runs and their reports. */
export interface RunService extends RunReaders {
  engine: RunEngine
}

/** What reads whole runs, in threads of their own. */
interface RunReaders {
  summarise: Summariser['summarise']
  findRows: FindRows
  readCharts: ChartReader
  comparePairs: PairComparer
}

/** Gives the engine the workspace to run on. */
export function createRunService(
  context: ServiceContext,
  readers: RunReaders,
  runScript: MetricTools['runScript'],
): RunService {
  const { stores, events } = context
  const { summarise } = readers
  const dependencies: RunDependencies = {
    runs: stores.runs,
    cells: stores.cells,
    reports: stores.reports,
    cache: stores.cache,
    votes: stores.votes,
    scores: stores.scores,
    runScript,
    getExperiment: (experimentId) => getExperiment(stores, experimentId),
    getVersion(versionId) {
      const content = stores.versions.getContent(versionId)
      if (!content) throw new AssayError('not-found', { what: 'version', id: versionId })
      return { content, promptId: stores.versions.get(versionId)?.promptId ?? null }
    },
    listPositions: (versionId, split) => listRunPositions(stores.datasets, versionId, split),
    getRows: (versionId, positions) =>
      positions.map((position): RunRow => {
        const row = stores.datasets.getRow(versionId, position)
        if (!row) throw new AssayError('not-found', { what: 'row', id: String(position) })
        return row
      }),
    async resolveModel(modelId): Promise<RunnableModel> {
      const { connectionId, backend, target, identity, price } = await context.models.resolve(modelId)
      return {
        modelId,
        connectionId,
        backend,
        target,
        identity: contentId(identity),
        concurrency: backend.defaultConcurrency,
        costUsd: (usage) => priceGeneration(price, usage),
        worstUsd: (messages, maxTokens) => worstCaseUsd(price, messages, maxTokens),
      }
    },
    renderMany: context.templates.renderMany,
    findPartial: context.findPartial,
    atomically: (work) => context.db.transaction(work).immediate(),
    monthlyLimit: createMonthlyLimit(context),
    isCacheOn: () => readPreferences(stores.settings).useCache,
    shrinkCache: () => void stores.cache.shrink(readPreferences(stores.settings).cacheLimitMb * 1_000_000),
    publish: (progress) => events.publish({ type: 'run-progress', progress }),
    keepReport: (runId) => keepReport({ stores, summarise }, runId),
    onStop() {
      events.publish({ type: 'changed', what: 'runs' })
      events.publish({ type: 'changed', what: 'experiments' })
    },
    now: () => context.now().toISOString(),
    elapsed: () => performance.now(),
    newId: context.newId,
    processId: process.pid,
    isProcessAlive,
  }
  return { engine: createRunEngine(dependencies), ...readers }
}

function isProcessAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // EPERM says that it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
