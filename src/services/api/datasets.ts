import { getDataset, getOutline, getRows } from '../datasets/get-dataset.ts'
import { importDataset } from '../datasets/import-dataset.ts'
import { saveRows } from '../datasets/save-rows.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `datasets.*`. */
export function createDatasetProcedures({ datasets }: Implementer, context: ServiceContext) {
  const { stores, events, now } = context
  return {
    list: datasets.list.handler(() => stores.datasets.list()),
    get: datasets.get.handler(({ input }) => getDataset(stores, input.datasetId)),
    rows: datasets.rows.handler(({ input }) => getRows(stores, input)),
    outline: datasets.outline.handler(({ input }) => getOutline(stores, input.versionId)),
    importText: datasets.importText.handler(({ input }) => importDataset(context, input)),
    saveRows: datasets.saveRows.handler(({ input }) => saveRows(context, input)),
    archive: datasets.archive.handler(({ input }) => {
      getDataset(stores, input.datasetId)
      stores.datasets.archive(input.datasetId, now().toISOString())
      events.publish({ type: 'changed', what: 'datasets' })
      return {}
    }),
  }
}
