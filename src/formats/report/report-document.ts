import type { Comparison } from '../../core/statistics/comparison.ts'

/** Everything that a report of a run says; all texts may come from models, datasets and files, and are hostile. */
export interface ReportDocument {
  title: string
  runId: string
  status: string
  startedAt: string
  finishedAt: string | null
  /** Of the program that wrote the report. */
  appVersion: string
  variants: {
    letter: string
    name: string
    promptName: string
    versionId: string
    modelId: string
    /** In short phrases. */
    settings: string
  }[]
  dataset: { name: string; versionId: string; rows: number; split: string | null }
  repeats: number
  /** Of a run that may stop early: how that went, in a sentence; null for one that runs every row. */
  stopping: string | null
  seed: number
  /** Of the first metric, in its unit; 0 for none. */
  margin: number
  metrics: { id: string; title: string; scale: 'pass-fail' | 'number' }[]
  scores: {
    variant: number
    metric: number
    mean: number | null
    low: number | null
    high: number | null
    rows: number
    unscored: number
  }[]
  usage: {
    variant: number
    cells: number
    failed: number
    promptTokensMean: number | null
    completionTokensMean: number | null
    firstTokenMsMedian: number | null
    totalMsMedian: number | null
    knownCostUsd: number
    unknownCostCount: number
  }[]
  comparisons: { metric: number; a: number; b: number; comparison: Comparison; sentence: string }[]
  /** What produced the answers, variant by variant, over a sample of them. */
  fingerprints: {
    variant: number
    sampled: number
    /** Fields with one value in all sampled answers. */
    same: { field: string; value: string }[]
    /** Fields with several. */
    varying: { field: string; values: string[] }[]
  }[]
  failures: { total: number; shown: { row: number; variant: number; code: string; message: string }[] }
  unscored: { variant: number; metric: number; reason: string; count: number }[]
  /** What is not known, in sentences. */
  unknown: string[]
}
