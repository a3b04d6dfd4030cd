import { z } from 'zod'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import type { CostStore } from '../../storage/cost-store.ts'

const newestRuns = 60
const answersOfRun = 200
const mostAnswers = 500

const variantsSchema = z.object({ variants: z.array(z.object({ versionId: z.string(), modelId: z.string() })) })

/**
 * Lengths in tokens of answers that a variant's version gave on its model in the newest runs; where it never ran, those
 * of its model with any prompt.
 */
export function findEarlierLengths(
  costs: Pick<CostStore, 'recentSpecs' | 'completionTokens'>,
  { versionId, modelId }: Pick<Variant, 'versionId' | 'modelId'>,
): number[] {
  const ofModel: { runId: string; variant: number; isSamePrompt: boolean }[] = []
  for (const { id: runId, spec } of costs.recentSpecs(newestRuns)) {
    const parsed = variantsSchema.safeParse(JSON.parse(spec))
    for (const [variant, known] of (parsed.data?.variants ?? []).entries()) {
      if (known.modelId === modelId) ofModel.push({ runId, variant, isSamePrompt: known.versionId === versionId })
    }
  }
  const ofPrompt = ofModel.filter(({ isSamePrompt }) => isSamePrompt)
  const lengths: number[] = []
  for (const { runId, variant } of ofPrompt.length > 0 ? ofPrompt : ofModel) {
    if (lengths.length >= mostAnswers) break
    lengths.push(...costs.completionTokens(runId, variant, answersOfRun))
  }
  return lengths
}
