import type { DatasetSummary } from '../contract/datasets.ts'
import { AssayError } from '../core/errors.ts'
import { suggestion } from '../core/text/nearest-name.ts'
import type { Client } from './cli-context.ts'

/** The dataset of a name. Throws `not-found`. */
export async function findDataset(client: Client, name: string): Promise<DatasetSummary> {
  const datasets = await client.datasets.list({})
  const found = datasets.find((dataset) => dataset.name === name)
  if (found) return found
  const names = datasets.map((dataset) => dataset.name)
  throw new AssayError('not-found', {
    what: 'dataset',
    id: name,
    mend: suggestion(name, names) ?? 'list them with assay datasets',
  })
}

/** The id of a version of a dataset: `v3`, or the beginning of an id. Throws `not-found`. */
export async function findDatasetVersion(
  client: Client,
  { id, name }: DatasetSummary,
  reference: string,
): Promise<string> {
  const history = await client.datasets.history({ datasetId: id })
  const found = history.find(
    ({ number, versionId }) => reference === `v${number}` || (reference.length >= 6 && versionId.startsWith(reference)),
  )
  if (found) return found.versionId
  const mend = `list them with assay datasets log "${name}"`
  throw new AssayError('not-found', { what: 'version of the dataset', id: reference, mend })
}
