import { listMetrics } from '../../core/metrics/metric-catalogue.ts'
import { getExperiment, rowsUsed, saveExperiment } from '../experiments/save-experiment.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `experiments.*`. */
export function createExperimentProcedures({ experiments }: Implementer, context: ServiceContext) {
  const { stores, events, now, newId } = context
  return {
    list: experiments.list.handler(() =>
      stores.experiments.list().map((experiment) => ({
        id: experiment.id,
        name: experiment.name,
        description: experiment.description,
        variantCount: experiment.spec.variants.length,
        rowCount: rowsUsed(experiment),
        lastRunId: experiment.lastRunId,
        lastRunStatus: experiment.lastRunStatus,
        verdict: experiment.verdict,
        updatedAt: experiment.updatedAt,
      })),
    ),
    get: experiments.get.handler(({ input }) => getExperiment(stores, input.experimentId)),
    save: experiments.save.handler(({ input }) => {
      const saved = saveExperiment(stores, input, { newId, now })
      events.publish({ type: 'changed', what: 'experiments' })
      return saved
    }),
    archive: experiments.archive.handler(({ input }) => {
      getExperiment(stores, input.experimentId)
      stores.experiments.archive(input.experimentId, now().toISOString())
      events.publish({ type: 'changed', what: 'experiments' })
      return {}
    }),
    metrics: experiments.metrics.handler(() => listMetrics()),
  }
}
