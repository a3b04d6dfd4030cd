import { AssayError } from '../../core/errors.ts'
import type { DatasetRecord, RowFilter, RowRecord } from '../../storage/dataset-store.ts'
import type { Stores } from '../stores.ts'

/** Throws `not-found`. */
export function getDataset(stores: Pick<Stores, 'datasets'>, datasetId: string): DatasetRecord {
  const dataset = stores.datasets.get(datasetId)
  if (!dataset) throw new AssayError('not-found', { what: 'dataset', id: datasetId })
  return dataset
}

/** The splits and tags of a version, with how many rows have each. Throws `not-found`. */
export function getOutline({ datasets }: Pick<Stores, 'datasets'>, versionId: string) {
  if (!datasets.getVersion(versionId)) throw new AssayError('not-found', { what: 'dataset version', id: versionId })
  return { splits: datasets.countSplits(versionId), tags: datasets.countTags(versionId) }
}

/** A slice of a version's rows by position, or of those that a filter lets through, and how many there are of them. Throws `not-found`. */
export function getRows(
  stores: Pick<Stores, 'datasets'>,
  { versionId, from, limit, ...filter }: { versionId: string; from: number; limit: number } & RowFilter,
): { rows: RowRecord[]; total: number } {
  const version = stores.datasets.getVersion(versionId)
  if (!version) throw new AssayError('not-found', { what: 'dataset version', id: versionId })
  if (filter.split !== undefined || filter.tag !== undefined)
    return stores.datasets.listFilteredRows(versionId, filter, from, limit)
  return { rows: stores.datasets.listRows(versionId, from, limit), total: version.rowCount }
}
