import type { Json } from '../../core/text/canonical-json.ts'

/** Files that a run can be written to. */
export type RunExportFormat = 'csv' | 'jsonl' | 'parquet'

/** One cell of a run with everything that was kept of it; null is unknown, or not there. */
export interface RunExportRecord {
  /** Counts from 1, as the window does. */
  row: number
  /** A, B, C ... */
  variant: string
  variantName: string
  modelId: string
  versionId: string
  /** Counts from 1. */
  repeat: number
  status: string
  variables: Readonly<Record<string, Json>>
  expected: string | null
  output: string | null
  /** In the order of the run's metrics. */
  scores: readonly { value: number | null; reason: string | null }[]
  finishReason: string | null
  promptTokens: number | null
  cachedPromptTokens: number | null
  completionTokens: number | null
  reasoningTokens: number | null
  costUsd: number | null
  firstTokenMs: number | null
  totalMs: number | null
  isCached: boolean
  attempts: number
  retries: number
  seed: number
  errorCode: string | null
  errorMessage: string | null
  finishedAt: string | null
  messages: Json
  fingerprint: Json
}

/** What all cells of a run share. */
export interface RunExportHead {
  /** Names of variables, in the dataset's order. */
  variables: readonly string[]
  metricTitles: readonly string[]
}

/** Writes a run piece by piece, so that no more of it than a slice is in memory. */
export interface RunExportWriter {
  begin(): string | Uint8Array
  write(records: readonly RunExportRecord[]): string | Uint8Array
  end(): string | Uint8Array
}
