import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { resolveMetric } from '../../core/metrics/score-answer.ts'
import { isModelMetric } from '../../core/model-metric.ts'
import type { RunnableModel } from '../runs/run-dependencies.ts'
import { metricOrder } from './metric-order.ts'
import { requireCapability } from './require-capability.ts'

/**
 * Finds the models that a spec's metrics ask, so that what is missing is said before a run starts. Throws `bad-input` for
 * a model that cannot do what its metric needs, and for a metric that compares variants where there is only one.
 */
export async function planScoring(
  spec: ExperimentSpec,
  resolveModel: (modelId: string) => Promise<RunnableModel>,
): Promise<ReadonlyMap<string, RunnableModel>> {
  refuseLateStop(spec)
  const models = new Map<string, RunnableModel>()
  for (const metricSpec of spec.metrics) {
    const { metric, options, name } = resolveMetric(metricSpec)
    if (!isModelMetric(metric)) continue
    if (metric.comparesVariants && spec.variants.length < 2) {
      throw new AssayError('bad-input', {
        what: `The metric "${name}" compares variants, and there is only one`,
        mend: 'add a second variant or choose another metric',
      })
    }
    for (const modelId of metric.models(options)) {
      const model = models.get(modelId) ?? (await resolveModel(modelId))
      models.set(modelId, model)
      if (metric.needs.includes('embed')) requireCapability(model, 'embed')
      if (metric.needs.includes('logprobs')) requireCapability(model, 'scoreText')
    }
  }
  return models
}

/** A run that may stop early looks at its first metric as answers come in, and so needs it at once. */
function refuseLateStop(spec: ExperimentSpec): void {
  if (spec.stop === undefined || !metricOrder(spec).later.includes(0)) return
  throw new AssayError('bad-input', {
    what: 'A run that may stop early needs a first metric that is scored at once, and this one asks a model',
    mend: 'put another metric first, or run all rows',
  })
}
