import { datasetContentId } from '../../core/datasets/dataset-content-id.ts'
import type { Row } from '../../core/datasets/row.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { getDataset } from './get-dataset.ts'

/** Keeps rows as the newest version of a dataset; equal rows are one version, however often they come. */
export function saveDatasetVersion(
  { stores, now, events }: Pick<ServiceContext, 'stores' | 'now' | 'events'>,
  { datasetId, columns, rows }: { datasetId: string; columns: string[]; rows: readonly Row[] },
): DatasetRecord {
  const version = {
    id: datasetContentId(rows),
    columns,
    hasExpected: rows.some(({ expected }) => expected !== undefined),
    rows,
  }
  stores.datasets.saveVersion(datasetId, version, now().toISOString())
  events.publish({ type: 'changed', what: 'datasets' })
  return getDataset(stores, datasetId)
}
