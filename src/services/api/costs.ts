import { estimateExperiment } from '../costs/estimate-experiment.ts'
import { listCosts } from '../costs/list-costs.ts'
import { monthBegin } from '../costs/month-begin.ts'
import { readPreferences } from '../workspace/preferences.ts'
import type { Implementer, ServiceContext } from './context.ts'

const dayMs = 86_400_000

/** Answers `costs.*`. */
export function createCostProcedures({ costs }: Implementer, context: ServiceContext) {
  const { stores, now } = context
  return {
    estimate: costs.estimate.handler(({ input }) => estimateExperiment(context, input.spec)),
    list: costs.list.handler(({ input }) => ({
      lines: listCosts(stores, input.by, new Date(now().getTime() - input.days * dayMs).toISOString()),
      spentThisMonthUsd: stores.costs.spentSince(monthBegin(now())),
      monthlyCapUsd: readPreferences(stores.settings).monthlyCapUsd,
    })),
    cacheSize: costs.cacheSize.handler(() => ({ ...stores.cache.size(), models: stores.cache.sizePerModel() })),
    clearCache: costs.clearCache.handler(({ input }) => ({ removed: stores.cache.clear(input) })),
  }
}
