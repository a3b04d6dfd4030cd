import type { ExperimentDetail } from '../../contract/experiments.ts'
import { AssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { parseMetricSpec } from '../../core/metrics/index.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import type { Stores } from '../stores.ts'

export interface SaveExperimentInput {
  experimentId?: string | undefined
  name: string
  description: string
  spec: ExperimentSpec
}

/** Creates an experiment or changes one. What the spec names must exist. Throws `bad-input`, `not-found`, `already-exists`. */
export function saveExperiment(
  stores: Stores,
  input: SaveExperimentInput,
  outside: { newId: () => string; now: () => Date },
): ExperimentDetail {
  const spec = checkSpec(stores, input.spec)
  const datasetId = stores.datasets.findIdByVersion(spec.datasetVersionId)
  if (datasetId === undefined) {
    throw new AssayError('not-found', { what: 'dataset version', id: spec.datasetVersionId, mend: 'choose a dataset' })
  }
  if (input.experimentId !== undefined) getExperiment(stores, input.experimentId)
  const id = input.experimentId ?? outside.newId()
  const saved = {
    id,
    name: input.name,
    description: input.description,
    spec,
    datasetId,
    at: outside.now().toISOString(),
  }
  if (input.experimentId === undefined) stores.experiments.insert(saved)
  else stores.experiments.update(saved)
  return getExperiment(stores, id)
}

/** An experiment as the contract shows it. Throws `not-found`. */
export function getExperiment(stores: Stores, experimentId: string): ExperimentDetail {
  const found = stores.experiments.get(experimentId)
  if (!found) throw new AssayError('not-found', { what: 'experiment', id: experimentId })
  const { id, name, description, spec, datasetId, datasetName, lastRunId } = found
  return { id, name, description, spec, datasetId, datasetName, rowCount: rowsUsed(found), lastRunId }
}

/** Rows that an experiment runs: its dataset's or its split's, or the first ones when it has a limit. */
export function rowsUsed({ rowCount, spec }: { rowCount: number; spec: ExperimentSpec }): number {
  return Math.min(rowCount, spec.rowLimit ?? rowCount)
}

function checkSpec(stores: Stores, spec: ExperimentSpec): ExperimentSpec {
  const names = new Set<string>()
  for (const { name, versionId, modelId } of spec.variants) {
    if (names.has(name))
      throw new AssayError('bad-input', { what: `Two variants are named "${name}"`, mend: 'give each its own name' })
    names.add(name)
    if (!stores.versions.has(versionId)) {
      throw new AssayError('not-found', {
        what: 'version',
        id: versionId,
        mend: `choose a committed version for the variant "${name}"`,
      })
    }
    const { connectionId } = parseModelId(modelId)
    if (!stores.connections.get(connectionId)) {
      throw new AssayError('not-found', {
        what: 'connection',
        id: connectionId,
        mend: `add it on the Models page, or choose another model for the variant "${name}"`,
      })
    }
  }
  for (const metric of spec.metrics) parseMetricSpec(metric)
  return spec
}
