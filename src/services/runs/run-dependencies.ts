import type { RunProgress } from '../../contract/experiments.ts'
import type { Backend, Message, ModelTarget, Usage } from '../../core/backend.ts'
import type { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { MetricTools } from '../../core/model-metric.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { PartialReference } from '../../core/templates/partials/partial-reference.ts'
import type { Partial, ResolvedPartials } from '../../core/templates/partials/resolve-partials.ts'
import type { CacheStore } from '../../storage/cache-store.ts'
import type { CellStore } from '../../storage/cell-store.ts'
import type { ReportStore } from '../../storage/report-store.ts'
import type { VoteStore } from '../../storage/vote-store.ts'
import type { RunStore } from '../../storage/run-store.ts'
import type { ScoreStore } from '../../storage/score-store.ts'
import type { SpendingLimit } from './spending-limit.ts'

/** A model with all that running it needs. */
export interface RunnableModel {
  modelId: string
  connectionId: string
  backend: Backend
  target: ModelTarget
  /** Everything that says which model answers: a file's SHA-256, or an address with the model's name. */
  identity: string
  /** Requests at once. */
  concurrency: number
  /** USD of one generation; null is unknown. */
  costUsd: (usage: Usage) => number | null
  /** The most that one request can cost in US dollars; null has no bound. */
  worstUsd: (messages: readonly Message[], maxTokens: number | undefined) => number | null
}

/** A dataset row as the engine reads it. */
export interface RunRow {
  position: number
  variables: Record<string, unknown>
  expected: string | null
}

type RenderResult = { messages: Message[] } | { error: AssayError }

/** What the engine stands on; everything from outside is passed in. */
export interface RunDependencies {
  runs: RunStore
  cells: CellStore
  reports: Pick<ReportStore, 'countFinishedByRow' | 'listMeansOfRow'>
  cache: CacheStore
  votes: VoteStore
  scores: ScoreStore
  getExperiment: (experimentId: string) => { id: string; name: string; spec: ExperimentSpec }
  /** Positions of a version's rows, or of those in a split, ascending. */
  listPositions: (datasetVersionId: string, split: string | undefined) => readonly number[]
  getVersion: (versionId: string) => { content: PromptContent; promptId: string | null }
  /** Rows in the order of the positions asked for. */
  getRows: (datasetVersionId: string, positions: readonly number[]) => RunRow[]
  resolveModel: (modelId: string) => Promise<RunnableModel>
  /** Renders one prompt for many rows away from this thread; a broken row is an error in its place. */
  renderMany: (
    content: PromptContent,
    rows: readonly Record<string, unknown>[],
    partials: ResolvedPartials,
  ) => Promise<RenderResult[]>
  /** The version that a partial stands for now, or the given one. */
  findPartial: (reference: PartialReference, versionId?: string) => Partial
  /** Runs a person's scoring code where it can do no harm. */
  runScript: MetricTools['runScript']
  /** Does several writes as one: all of them or none. */
  atomically: (work: () => void) => void
  /** What all runs of a month spend under; undefined without a cap. */
  monthlyLimit: () => SpendingLimit | undefined
  /** False while a person has switched the cache off for the whole workspace. */
  isCacheOn: () => boolean
  /** Keeps the cache within its size. */
  shrinkCache: () => void
  publish: (progress: RunProgress) => void
  /** Makes and keeps the report of a run whose cells are all finished. */
  keepReport: (runId: string) => Promise<void>
  /** Called when this process no longer works on a run, after its last state is written. */
  onStop: () => void
  /** ISO 8601 in UTC. */
  now: () => string
  /** Milliseconds of a clock that never goes back. */
  elapsed: () => number
  newId: () => string
  processId: number
  isProcessAlive: (processId: number) => boolean
}
