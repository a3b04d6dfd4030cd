import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { canonicalJson } from '../../core/text/canonical-json.ts'
import type { RunRecord, RunStore } from '../../storage/run-store.ts'
import { getRun } from './get-run.ts'
import { readSpec } from './read-spec.ts'

/** Two runs looked at as one: the variants of the second follow those of the first. */
export interface JoinedRuns {
  first: { run: RunRecord; spec: ExperimentSpec }
  second: { run: RunRecord; spec: ExperimentSpec }
  /** Index of the second run's first variant. */
  offset: number
  /** Metrics that both have, with the same options: their indexes in each. */
  metrics: { first: number; second: number }[]
  /** Which variants are compared: those of one name, or else those in the same place. */
  pairs: { a: number; b: number }[]
}

/** Throws `not-found`, and `bad-input` for runs that have no metric in common or are one run. */
export function joinRuns(runs: Pick<RunStore, 'get'>, runId: string, withRunId: string): JoinedRuns {
  if (runId === withRunId)
    throw new AssayError('bad-input', { what: 'a run cannot be compared with itself', mend: 'name another run' })
  const [first, second] = [runId, withRunId].map((id) => {
    const run = getRun(runs, id)
    return { run, spec: readSpec(run) }
  }) as [JoinedRuns['first'], JoinedRuns['second']]
  const metrics = first.spec.metrics.flatMap((metric, index) => {
    const other = second.spec.metrics.findIndex((one) => canonicalJson(one) === canonicalJson(metric))
    return other < 0 ? [] : [{ first: index, second: other }]
  })
  if (metrics.length === 0)
    throw new AssayError('bad-input', {
      what: 'the two runs have no metric in common',
      mend: 'compare runs that were scored by the same metric with the same options',
    })
  const offset = first.spec.variants.length
  const named = first.spec.variants.flatMap(({ name }, a) => {
    const b = second.spec.variants.findIndex((variant) => variant.name === name)
    return b < 0 ? [] : [{ a, b: offset + b }]
  })
  const placed = Array.from({ length: Math.min(offset, second.spec.variants.length) }, (_, a) => ({ a, b: offset + a }))
  return { first, second, offset, metrics, pairs: named.length > 0 ? named : placed }
}
