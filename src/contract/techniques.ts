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
}
