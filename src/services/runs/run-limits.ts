import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import type { RunPlan } from './run-plan.ts'
import { createSpendingLimit, type SpendingLimit } from './spending-limit.ts'

/** The limits that a run spends under: its own, and that of the month. */
export function createRunLimits(
  { maxCostUsd }: Pick<ExperimentSpec, 'maxCostUsd'>,
  spentUsd: number,
  monthly: SpendingLimit | undefined,
): SpendingLimit[] {
  const words = { what: 'The cap of this run', mend: 'raise it in the experiment and run again, or leave it at that' }
  const own = maxCostUsd === undefined ? [] : [createSpendingLimit({ getCapUsd: () => maxCostUsd, spentUsd, words })]
  return [...own, ...(monthly ? [monthly] : [])]
}

/** Refuses a run under a cap whose requests have no bound. Throws `bad-input`. */
export function requireBoundedCost({ pools }: Pick<RunPlan, 'pools'>): void {
  for (const { variant, model } of pools.flatMap((pool) => pool.variants)) {
    if (model.worstUsd([], variant.settings.maxTokens) !== null) continue
    if (model.worstUsd([], 1) === null) {
      throw new AssayError('bad-input', {
        what: `The price of ${model.modelId} is unknown, so a cap on the cost cannot be kept`,
        where: `the variant "${variant.name}"`,
        mend: 'set its price on the Models page (0 for a server of your own), or take the cap away',
      })
    }
    throw new AssayError('bad-input', {
      what: 'Answers have no limit, so a cap on the cost cannot be kept',
      where: `the variant "${variant.name}"`,
      mend: 'set Max tokens in its settings',
    })
  }
}
