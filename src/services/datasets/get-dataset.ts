import { AssayError } from '../../core/errors.ts'
import type { DatasetRecord, RowRecord } from '../../storage/dataset-store.ts'
import type { Stores } from '../stores.ts'

/** Throws `not-found`. */
export function getDataset(stores: Pick<Stores, 'datasets'>, datasetId: string): DatasetRecord {
  const dataset = stores.datasets.get(datasetId)
  if (!dataset) throw new AssayError('not-found', { what: 'dataset', id: datasetId })
  return dataset
}

/** A slice of a version's rows by position, and how many there are in all. Throws `not-found`. */
export function getRows(
  stores: Pick<Stores, 'datasets'>,
  { versionId, from, limit }: { versionId: string; from: number; limit: number },
): { rows: RowRecord[]; total: number } {
  const version = stores.datasets.getVersion(versionId)
  if (!version) throw new AssayError('not-found', { what: 'dataset version', id: versionId })
  return { rows: stores.datasets.listRows(versionId, from, limit), total: version.rowCount }
}
