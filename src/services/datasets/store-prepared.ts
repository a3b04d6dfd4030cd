import { setImmediate } from 'node:timers/promises'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import type { PreparedVersion } from './dataset-jobs.ts'
import { getDataset } from './get-dataset.ts'

/** Rows stored at a time: some milliseconds, between which everything else has its turn. */
const slice = 500

type Pieces = Pick<ServiceContext, 'stores' | 'now' | 'events' | 'datasetWork'>

/** Stores a prepared version slice by slice and makes it the newest of a dataset. Until all of it is there, nobody sees it. */
export async function storePrepared(
  { stores, now, events, datasetWork }: Pieces,
  findDatasetId: () => string,
  { preparedId, version }: PreparedVersion,
): Promise<DatasetRecord> {
  try {
    if (stores.datasets.beginVersion(version, now().toISOString())) {
      for (let from = 0; from < version.rowCount; from += slice) {
        const rows = await datasetWork.run('take', { preparedId, from, limit: slice }, { id: preparedId })
        stores.datasets.addRows(version.id, from, rows)
        await setImmediate()
      }
    }
  } finally {
    await datasetWork.run('release', { preparedId }, { id: preparedId })
  }
  const datasetId = findDatasetId()
  stores.datasets.finishVersion(datasetId, version.id, now().toISOString())
  events.publish({ type: 'changed', what: 'datasets' })
  return getDataset(stores, datasetId)
}
