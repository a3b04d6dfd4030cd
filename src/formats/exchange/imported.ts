import type { Row } from '../../core/datasets/row.ts'
import type { Extractor } from '../../core/extractors/extractor.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import type { Loss } from './loss.ts'

/** A model as another tool names it. */
export interface ModelReference {
  /** The id of a connection preset (`openai`, `anthropic`, `ollama` ...); null when the file does not say. */
  provider: string | null
  name: string
  /** As the file writes it, such as `openai:chat:gpt-4.1-mini`. */
  written: string
}

export interface ImportedPrompt {
  /** Unique in its import. */
  name: string
  content: PromptContent
  /** Labels that the file gives this state of the prompt. */
  labels: string[]
}

export interface ImportedDataset {
  /** Unique in its import. */
  name: string
  columns: string[]
  rows: Row[]
}

export interface ImportedVariant {
  name: string
  /** Name of a prompt of the same import. */
  prompt: string
  model: ModelReference
  settings: Settings
  extract: Extractor
}

export interface ImportedExperiment {
  name: string
  description: string
  /** Name of a dataset of the same import. */
  dataset: string
  variants: ImportedVariant[]
  metrics: MetricSpec[]
  repeats: number
  /** Cells at once; left out where the file does not say. */
  concurrency?: number
}

/** What a file of another tool holds, in our words, and what of it they have no room for. */
export interface Imported {
  prompts: ImportedPrompt[]
  datasets: ImportedDataset[]
  experiments: ImportedExperiment[]
  losses: Loss[]
}
