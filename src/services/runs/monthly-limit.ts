import type { ServiceContext } from '../api/context.ts'
import { monthBegin } from '../costs/month-begin.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { createSpendingLimit, type SpendingLimit } from './spending-limit.ts'

const words = { what: "This month's cap", mend: 'raise it in Settings, or go on next month' }

/**
 * What all runs of this process spend under in a calendar month (UTC), or undefined while there is no cap. What was spent
 * before is read from the workspace when a month or a cap begins.
 */
export function createMonthlyLimit({
  stores,
  now,
}: Pick<ServiceContext, 'stores' | 'now'>): () => SpendingLimit | undefined {
  let current: { month: string; limit: SpendingLimit } | undefined
  const getCapUsd = () => readPreferences(stores.settings).monthlyCapUsd ?? Infinity
  return () => {
    if (getCapUsd() === Infinity) {
      current = undefined
      return undefined
    }
    const month = monthBegin(now())
    if (current?.month !== month) {
      current = { month, limit: createSpendingLimit({ getCapUsd, spentUsd: stores.costs.spentSince(month), words }) }
    }
    return current.limit
  }
}
