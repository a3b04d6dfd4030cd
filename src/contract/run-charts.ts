import { z } from 'zod'
import { procedure } from './common.ts'
import { runReportSchema } from './experiments.ts'
import { gridRowSchema } from './run-grid.ts'

const pairedPointsSchema = z.object({
  /** Rows that both variants have a score for. */
  rows: z.int(),
  /** Of a pass/fail metric: rows that both pass, one of them, none (a row passes when most of its repeats do). */
  counts: z.object({ both: z.int(), onlyA: z.int(), onlyB: z.int(), neither: z.int() }),
  /** Mean score of each row; a sample spread over the run where there are more than 1,000. */
  points: z.array(z.object({ row: z.int(), a: z.number(), b: z.number() })),
})
export type PairedPoints = z.infer<typeof pairedPointsSchema>

const latencySchema = z.object({
  variant: z.int(),
  answers: z.int(),
  /** Milliseconds that a share of the answers took at most: 5%, 25%, 50%, 75% and 95%. */
  quantiles: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
  /** Answers in each of the classes of equal width. */
  classes: z.array(z.int()),
})

const latenciesSchema = z.object({
  /** Milliseconds that the classes span together; longer answers are counted in the last one. */
  from: z.number(),
  to: z.number(),
  variants: z.array(latencySchema),
})
export type Latencies = z.infer<typeof latenciesSchema>

const historyPointSchema = z.object({
  runId: z.string(),
  startedAt: z.string(),
  variantName: z.string(),
  promptName: z.string(),
  /** Null when the version is not in the workspace any more. */
  versionNumber: z.int().nullable(),
  modelId: z.string(),
  mean: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Whether it ran on the very rows of the run that is looked at. */
  isSameData: z.boolean(),
})
export type HistoryPoint = z.infer<typeof historyPointSchema>

const confusionSchema = z.object({
  /** Expected outputs of the run's rows, at most twelve. */
  labels: z.array(z.string()),
  /** For each expected label how often each label was answered, and last how often none of them. */
  counts: z.array(z.array(z.int())),
  answers: z.int(),
})
export type Confusion = z.infer<typeof confusionSchema>

const metricInput = z.object({ runId: z.string(), metric: z.int().min(0).max(19).default(0) })

/** What charts draw, reckoned where the cells are: answers are of bounded size, whatever the run's. */
export const runCharts = {
  paired: procedure
    .input(metricInput.extend({ a: z.int().min(0).max(25), b: z.int().min(0).max(25) }))
    .output(pairedPointsSchema),
  /** Null where the expected outputs are not a few labels. */
  confusion: procedure
    .input(z.object({ runId: z.string(), variant: z.int().min(0).max(25) }))
    .output(confusionSchema.nullable()),
  latencies: procedure.input(z.object({ runId: z.string() })).output(latenciesSchema),
  /** Two runs compared as two variants are; the second run's variants follow those of the first. */
  compare: procedure.input(z.object({ runId: z.string(), withRunId: z.string() })).output(runReportSchema),
  /** Rows of two runs on one dataset version with the cells of both, numbered as `compare` does. */
  comparedRows: procedure
    .input(
      z.object({
        runId: z.string(),
        withRunId: z.string(),
        metric: z.int().min(0).max(19).default(0),
        a: z.int().min(0).max(51),
        b: z.int().min(0).max(51),
        filter: z.enum(['all', 'disagree']).default('all'),
        from: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(gridRowSchema), total: z.int() })),
  /** Scores by the same metric of the experiment's finished runs, the newest 50, oldest first. */
  history: procedure.input(metricInput).output(z.array(historyPointSchema)),
}
