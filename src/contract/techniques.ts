import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { metricSpecSchema } from '../core/metrics/metric-spec.ts'
import { procedure } from './common.ts'

/** What variants of a prompt are run on. */
const variantsInput = z.object({
  versionId: z.string(),
  datasetVersionId: z.string(),
  /** Score the rows of this split only. */
  split: z.string().min(1).max(60).optional(),
  rowLimit: z.int().min(1).optional(),
  modelId: z.string(),
  metrics: z.array(metricSpecSchema).min(1).max(20),
  repeats: z.int().min(1).max(1000).default(1),
  seed: z.int().min(0).max(4_294_967_295).default(1),
})

/** An experiment that was made of one prompt, ready to run. */
const variantSetSchema = z.object({
  experimentId: z.string(),
  experimentName: z.string(),
  /** `note` says what makes the variant. */
  variants: z.array(z.object({ name: z.string(), versionId: z.string(), branch: z.string(), note: z.string() })),
  /** What no variant was made of, and why. */
  left: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type VariantSet = z.infer<typeof variantSetSchema>

const optimiseEventSchema = z.discriminatedUnion('type', [
  /** What the budget allows. */
  z.object({ type: z.literal('plan'), trainRows: z.int(), testRows: z.int(), answers: z.int() }),
  z.object({ type: z.literal('candidate'), name: z.string(), note: z.string(), isRefused: z.boolean() }),
  z.object({
    type: z.literal('progress'),
    stage: z.enum(['train', 'test']),
    runId: z.string(),
    done: z.int(),
    total: z.int(),
  }),
  /** Mean of the first metric for each prompt on the train rows; they choose the best and prove nothing. */
  z.object({
    type: z.literal('train'),
    runId: z.string(),
    scores: z.array(z.object({ name: z.string(), mean: z.number().nullable() })),
    best: z.string(),
  }),
  /** The best against the prompt as it is on the test rows; nulls where nothing beat it on train. */
  z.object({
    type: z.literal('result'),
    best: z.string().nullable(),
    versionId: z.string().nullable(),
    branch: z.string().nullable(),
    runId: z.string().nullable(),
    sentence: z.string(),
  }),
])
export type OptimiseEvent = z.infer<typeof optimiseEventSchema>

export const techniques = {
  /** Variants of a version by the usual techniques, each committed on a branch `technique/...`. */
  matrix: procedure
    .input(
      variantsInput.extend({
        /** Only these: `zero-shot`, `few-shot`, `chain-of-thought`, `few-shot chain-of-thought`, `role`, `self-consistency`. */
        recipes: z.array(z.string()).min(1).optional(),
        material: z
          .object({
            examples: z
              .object({
                datasetVersionId: z.string(),
                split: z.string().optional(),
                count: z.int().min(1).max(64).optional(),
                choose: z.enum(['first', 'random', 'balanced', 'nearest']).optional(),
                order: z.enum(['given', 'shuffled', 'nearest-last']).optional(),
              })
              .optional(),
            role: z.string().optional(),
            samples: z.int().min(2).max(64).optional(),
            chain: z
              .object({
                trigger: z.string().optional(),
                marker: z.string().optional(),
                saysMarker: z.boolean().optional(),
              })
              .optional(),
          })
          .default({}),
      }),
    )
    .output(variantSetSchema),
  /** A version, and the same without each of its parts in turn, on branches `ablation/...`. */
  ablation: procedure.input(variantsInput).output(variantSetSchema),
  /**
   * Looks for a better prompt: candidates are scored on the train split, and the best is reported on the test split.
   * Breaking out of the stream pauses the run under way.
   */
  optimise: procedure
    .input(
      variantsInput.omit({ split: true, rowLimit: true, repeats: true }).extend({
        trainSplit: z.string().min(1).max(60).default('train'),
        testSplit: z.string().min(1).max(60).default('test'),
        /** Sets of examples to try, and how many examples each has. */
        exampleSets: z.int().min(0).max(24).default(6),
        shots: z.int().min(1).max(64).default(4),
        /** Wordings of the instruction to ask for, and the model to ask; the one that is optimised for otherwise. */
        rewrites: z.int().min(0).max(24).default(0),
        rewriterId: z.string().optional(),
        /** Answers that scoring may take in all. */
        maxAnswers: z.int().min(1).max(1_000_000).default(1000),
        /** US dollars that the runs may cost; the requests for wordings are not counted in. */
        maxCostUsd: z.number().gt(0).max(1_000_000).optional(),
      }),
    )
    .output(eventIterator(optimiseEventSchema)),
}
