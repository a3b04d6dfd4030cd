import { z } from 'zod'
import { extractorSchema } from '../extractors/extractor.ts'
import { metricSpecSchema } from '../metrics/metric-spec.ts'
import { samplesSchema } from '../prompts/prompt-content.ts'
import { settingsSchema } from '../settings.ts'
import { stopRuleSchema } from './stop-rule.ts'
import { frozenPartialSchema } from './frozen-partial.ts'

/** One arm of a comparison: a version of a prompt, on a model, with settings. */
const variantSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** The version that is run: 64 hexadecimal digits. */
  versionId: z.string(),
  /** `connection/model name`. */
  modelId: z.string(),
  settings: settingsSchema,
  extract: extractorSchema,
  /** Answers drawn for a row, of which the most frequent one counts; one where it is left out. */
  samples: samplesSchema.optional(),
})

export type Variant = z.infer<typeof variantSchema>

/**
 * An experiment as data: everything that determines its cells and scores. A run keeps a frozen copy.
 * Cells are variants x rows x repeats; the first metric is the one that the verdict speaks of.
 */
export const experimentSpecSchema = z.strictObject({
  variants: z.array(variantSchema).min(1).max(26),
  /** The exact rows: the content id of a dataset version. */
  datasetVersionId: z.string(),
  /** Use the rows of this split only, such as `test`. */
  split: z.string().min(1).max(60).optional(),
  /** Use the first rows only, of the split where one is named. */
  rowLimit: z.int().min(1).optional(),
  repeats: z.int().min(1).max(1000),
  /** Seeds every cell and the bootstrap. */
  seed: z.int().min(0).max(4_294_967_295),
  metrics: z.array(metricSpecSchema).min(1).max(20),
  /** Equivalence margin in the primary metric's unit (0.05 = 5 points); 0 asks for no equivalence verdict. */
  margin: z.number().min(0),
  /** Stops the run by itself as soon as its question is settled, or cannot be settled any more. */
  stop: stopRuleSchema.optional(),
  /** Cells at once; undefined lets each backend choose. */
  concurrency: z.int().min(1).max(512).optional(),
  /** The run stands still before it spends more than this, in US dollars. */
  maxCostUsd: z.number().gt(0).max(1_000_000).optional(),
  /** Whether answers may come from and go to the response cache. */
  useCache: z.boolean(),
  /** The versions that the prompts' partials stand for: a run notes them when it starts, and keeps to them. */
  partials: z.array(frozenPartialSchema).optional(),
  /** `read-only` takes answers from the cache and adds none; `refresh` asks again and replaces what it has. */
  cacheMode: z.enum(['read-only', 'refresh']).optional(),
})

export type ExperimentSpec = z.infer<typeof experimentSpecSchema>

/** A, B, C ... as the window shows variants. */
export function variantLetter(index: number): string {
  return String.fromCharCode(65 + index)
}
