import { experimentSpecSchema, type ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { parseColumn } from '../../storage/parse-column.ts'

/** The spec that a run was started with. Throws `unexpected` when it is damaged. */
export function readSpec({ spec }: { spec: string }): ExperimentSpec {
  return parseColumn(experimentSpecSchema, spec, 'spec of a run')
}
