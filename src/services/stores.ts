import type { CacheStore } from '../storage/cache-store.ts'
import type { ChartStore } from '../storage/chart-store.ts'
import type { CellStore } from '../storage/cell-store.ts'
import type { ConnectionStore } from '../storage/connection-store.ts'
import type { CostStore } from '../storage/cost-store.ts'
import type { DatasetStore } from '../storage/dataset-store.ts'
import type { DraftStore } from '../storage/draft-store.ts'
import type { ExperimentStore } from '../storage/experiment-store.ts'
import type { ExportStore } from '../storage/export-store.ts'
import type { GridStore } from '../storage/grid-store.ts'
import type { LabelStore } from '../storage/label-store.ts'
import type { ModelStore } from '../storage/model-store.ts'
import type { PackStateStore } from '../storage/pack-state-store.ts'
import type { PriceStore } from '../storage/price-store.ts'
import type { PromptStore } from '../storage/prompt-store.ts'
import type { ReportStore } from '../storage/report-store.ts'
import type { RunOutputStore } from '../storage/run-output-store.ts'
import type { RunStore } from '../storage/run-store.ts'
import type { RunVersionStore } from '../storage/run-version-store.ts'
import type { ScoreStore } from '../storage/score-store.ts'
import type { SettingsStore } from '../storage/settings-store.ts'
import type { VoteStore } from '../storage/vote-store.ts'
import type { VersionStore } from '../storage/version-store.ts'

/** What the workspace keeps, one store a noun. */
export interface Stores {
  prompts: PromptStore
  versions: VersionStore
  labels: LabelStore
  runVersions: RunVersionStore
  packState: PackStateStore
  drafts: DraftStore
  datasets: DatasetStore
  experiments: ExperimentStore
  models: ModelStore
  connections: ConnectionStore
  prices: PriceStore
  settings: SettingsStore
  runs: RunStore
  runOutputs: RunOutputStore
  cells: CellStore
  reports: ReportStore
  grids: GridStore
  charts: ChartStore
  exports: ExportStore
  scores: ScoreStore
  cache: CacheStore
  votes: VoteStore
  costs: CostStore
}
