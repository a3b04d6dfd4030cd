import { z } from 'zod'
import { cellVotesSchema } from '../core/experiments/cell-votes.ts'
import { experimentSpecSchema } from '../core/experiments/experiment-spec.ts'
import { sequentialOutcomeSchema } from '../core/experiments/sequential-outcome.ts'
import { metricSpecSchema } from '../core/metrics/metric-spec.ts'
import { comparisonSchema } from '../core/statistics/comparison.ts'
import { nothingSchema, procedure, timeSchema } from './common.ts'
import { gridQuerySchema, gridRowSchema } from './run-grid.ts'

const runStatusSchema = z.enum(['pending', 'running', 'paused', 'done', 'cancelled'])
export type RunStatus = z.infer<typeof runStatusSchema>

/** Counts of a run's cells; `total` is their sum. */
export const runProgressSchema = z.object({
  runId: z.string(),
  status: runStatusSchema,
  total: z.int(),
  pending: z.int(),
  running: z.int(),
  done: z.int(),
  failed: z.int(),
  cached: z.int(),
  /** Sum of the known costs, and how many finished cells have an unknown one. */
  knownCostUsd: z.number(),
  unknownCostCount: z.int(),
  /** Milliseconds of running, pauses left out. */
  elapsedMs: z.number(),
  cellsPerSecond: z.number().nullable(),
  /** Answers that a model has yet to score, while a run goes on. */
  scoringLeft: z.int().optional(),
  /** Why the run stands still, in a sentence. */
  problem: z.string().nullable(),
})
export type RunProgress = z.infer<typeof runProgressSchema>

const runSummarySchema = z.object({
  id: z.string(),
  experimentId: z.string(),
  experimentName: z.string(),
  status: runStatusSchema,
  startedAt: timeSchema,
  finishedAt: timeSchema.nullable(),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  variantNames: z.array(z.string()),
  rowCount: z.int(),
  /** The sentence of the first comparison; null until it can be said. */
  verdict: z.string().nullable(),
  problem: z.string().nullable(),
})
export type RunSummary = z.infer<typeof runSummarySchema>

const experimentSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  variantCount: z.int(),
  rowCount: z.int(),
  lastRunId: z.string().nullable(),
  lastRunStatus: runStatusSchema.nullable(),
  verdict: z.string().nullable(),
  updatedAt: timeSchema,
})
export type ExperimentSummary = z.infer<typeof experimentSummarySchema>

const experimentDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  spec: experimentSpecSchema,
  datasetId: z.string(),
  datasetName: z.string(),
  rowCount: z.int(),
  lastRunId: z.string().nullable(),
})
export type ExperimentDetail = z.infer<typeof experimentDetailSchema>

/** Mean of a metric for one variant, over rows, with its 95% interval; null where nothing could be scored. */
const variantScoreSchema = z.object({
  variant: z.int(),
  metric: z.int(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rows: z.int(),
  unscored: z.int(),
})
export type VariantScore = z.infer<typeof variantScoreSchema>

/** Medians and sums over a variant's finished cells; null is unknown. */
const variantUsageSchema = z.object({
  variant: z.int(),
  cells: z.int(),
  failed: z.int(),
  promptTokensMean: z.number().nullable(),
  completionTokensMean: z.number().nullable(),
  firstTokenMsMedian: z.number().nullable(),
  totalMsMedian: z.number().nullable(),
  knownCostUsd: z.number(),
  unknownCostCount: z.int(),
})
export type VariantUsage = z.infer<typeof variantUsageSchema>

export const runReportSchema = z.object({
  runId: z.string(),
  status: runStatusSchema,
  experimentName: z.string(),
  variants: z.array(z.object({ name: z.string(), promptName: z.string(), versionId: z.string(), modelId: z.string() })),
  metrics: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      scale: z.enum(['pass-fail', 'number']),
      lowerIsBetter: z.boolean().optional(),
    }),
  ),
  scores: z.array(variantScoreSchema),
  usage: z.array(variantUsageSchema),
  /** Every pair of variants and metric, Holm-adjusted as one family; the headline is the first. */
  comparisons: z.array(
    z.object({
      metric: z.int(),
      a: z.int(),
      b: z.int(),
      comparison: comparisonSchema,
      sentence: z.string(),
    }),
  ),
  /** The first metric by tag, every pair of variants: Holm-adjusted over the slices of a pair. */
  slices: z
    .array(
      z.object({
        tag: z.string(),
        a: z.int(),
        b: z.int(),
        comparison: comparisonSchema,
        sentence: z.string(),
      }),
    )
    .optional(),
  /** Of a run in sequential mode: why it stopped, and what that saved. */
  sequential: sequentialOutcomeSchema.optional(),
})
export type RunReport = z.infer<typeof runReportSchema>

const cellDetailSchema = z.object({
  cellId: z.int(),
  variant: z.int(),
  row: z.int(),
  repeat: z.int(),
  status: z.enum(['pending', 'running', 'done', 'failed']),
  seed: z.int(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).nullable(),
  output: z.string().nullable(),
  /** What the extractor took out of the output; null when it found nothing. */
  answer: z.string().nullable(),
  /** Of a cell that drew several answers: all of them, and which one counts. */
  votes: cellVotesSchema.nullable(),
  expected: z.string().nullable(),
  finishReason: z.string().nullable(),
  usage: z.record(z.string(), z.number()).nullable(),
  timing: z.record(z.string(), z.number()).nullable(),
  fingerprint: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  settings: z.record(z.string(), z.unknown()),
  costUsd: z.number().nullable(),
  isCached: z.boolean(),
  retries: z.int(),
  attempts: z.int(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  scores: z.array(z.object({ metricId: z.string(), value: z.number().nullable(), reason: z.string().nullable() })),
})
export type CellDetail = z.infer<typeof cellDetailSchema>

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A finished cell that was answered once more, with the same messages, model, settings and seed. */
const reproductionSchema = z.object({
  cellId: z.int(),
  variant: z.int(),
  row: z.int(),
  repeat: z.int(),
  /**
   * `identical`: the same text, made in the same way. `same-text`: made in another way, which `changes` tells.
   * `different`: another text. `failed`: no answer this time.
   */
  outcome: z.enum(['identical', 'same-text', 'different', 'failed']),
  /** Where the texts part, in UTF-16 code units, with a few characters around it; null when they do not. */
  difference: z.object({ offset: z.int(), before: z.string(), was: z.string(), now: z.string() }).nullable(),
  /** Fields of the fingerprint with another value; one that a side lacks is left out there. */
  changes: z.array(z.object({ field: z.string(), was: scalarSchema.optional(), now: scalarSchema.optional() })),
  /** What asking again cost; null is unknown. */
  costUsd: z.number().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type Reproduction = z.infer<typeof reproductionSchema>

const runReproductionSchema = z.object({
  runId: z.string(),
  identical: z.int(),
  sameText: z.int(),
  different: z.int(),
  failed: z.int(),
  cells: z.array(reproductionSchema),
})
export type RunReproduction = z.infer<typeof runReproductionSchema>

const runInput = z.object({ runId: z.string() })

export const experiments = {
  list: procedure.input(nothingSchema).output(z.array(experimentSummarySchema)),
  get: procedure.input(z.object({ experimentId: z.string() })).output(experimentDetailSchema),
  /** Creates it, or changes the one named by id. Unknown versions, models, metrics or options are `bad-input`. */
  save: procedure
    .input(
      z.object({
        experimentId: z.string().optional(),
        name: z.string().trim().min(1).max(120),
        description: z.string().max(2000).default(''),
        spec: experimentSpecSchema,
      }),
    )
    .output(experimentDetailSchema),
  archive: procedure.input(z.object({ experimentId: z.string() })).output(z.object({})),
  /** What can be scored, for the builder. */
  metrics: procedure.input(nothingSchema).output(
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        scale: z.enum(['pass-fail', 'number']),
        lowerIsBetter: z.boolean().optional(),
        /** JSON Schema of its options. */
        optionsSchema: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
}

export const runs = {
  /** Newest first, `limit` at a time, after the run with the id `after`. */
  list: procedure
    .input(
      z.object({
        experimentId: z.string().optional(),
        after: z.string().optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ runs: z.array(runSummarySchema), total: z.int() })),
  get: procedure.input(runInput).output(runSummarySchema.extend({ spec: experimentSpecSchema })),
  /** Freezes the experiment's spec, queues its cells and starts. Prompts that cannot be rendered are refused before. */
  start: procedure.input(z.object({ experimentId: z.string() })).output(runProgressSchema),
  pause: procedure.input(runInput).output(runProgressSchema),
  /** Goes on with what is pending; also after a restart. */
  resume: procedure.input(runInput).output(runProgressSchema),
  /** Stops for good; finished cells stay. */
  cancel: procedure.input(runInput).output(runProgressSchema),
  /** Puts failed cells back in the queue and goes on. */
  retryFailed: procedure.input(runInput).output(runProgressSchema),
  progress: procedure.input(runInput).output(runProgressSchema),
  report: procedure.input(runInput).output(runReportSchema),
  /**
   * Scores the stored answers of a run with other metrics, or with those that its experiment has now; a new run that is
   * done at once. Nothing is generated, and the run that the answers come from stays as it is.
   */
  rescore: procedure
    .input(runInput.extend({ metrics: z.array(metricSpecSchema).min(1).max(20).optional() }))
    .output(runProgressSchema),
  /** Rows of the grid: `from` counts within the query; `total` is how many rows it lets through. */
  grid: procedure
    .input(
      gridQuerySchema.extend({
        runId: z.string(),
        from: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(gridRowSchema), total: z.int() })),
  cell: procedure.input(z.object({ cellId: z.int() })).output(cellDetailSchema),
  /** Answers a finished cell once more, without the cache, and compares; nothing is stored. */
  reproduceCell: procedure.input(z.object({ cellId: z.int() })).output(reproductionSchema),
  /** The same for some of a run's finished cells, one after another; always the same ones. */
  reproduce: procedure
    .input(runInput.extend({ sample: z.int().min(1).max(200).default(10) }))
    .output(runReproductionSchema),
}
