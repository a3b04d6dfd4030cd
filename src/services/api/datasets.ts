import { addFromRun } from '../datasets/add-from-run.ts'
import { changeDataset, restoreVersion, toCheckInput } from '../datasets/change-dataset.ts'
import { getDataset, getOutline, getRows } from '../datasets/get-dataset.ts'
import { importDataset, importUpload, readUpload } from '../datasets/import-dataset.ts'
import { saveRows } from '../datasets/save-rows.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `datasets.*`. */
export function createDatasetProcedures({ datasets }: Implementer, context: ServiceContext) {
  const { stores, events, now, datasetWork } = context
  const rowsOf = (versionId: string) => ({ rows: stores.datasets.getVersion(versionId)?.rowCount ?? 0 })
  return {
    list: datasets.list.handler(() => stores.datasets.list()),
    get: datasets.get.handler(({ input }) => getDataset(stores, input.datasetId)),
    rows: datasets.rows.handler(({ input }) => getRows(stores, input)),
    outline: datasets.outline.handler(({ input }) => getOutline(stores, input.versionId)),
    importText: datasets.importText.handler(({ input }) => importDataset(context, input)),
    upload: datasets.upload.handler(({ input }) => readUpload(context, input)),
    importUpload: datasets.importUpload.handler(({ input }) => importUpload(context, input)),
    columns: datasets.columns.handler(({ input }) => datasetWork.run('describe', input, rowsOf(input.versionId))),
    saveRows: datasets.saveRows.handler(({ input }) => saveRows(context, input)),
    patch: datasets.patch.handler(({ input: { patch, ...input } }) =>
      changeDataset(context, { ...input, change: { kind: 'patch', patch } }),
    ),
    split: datasets.split.handler(({ input: { datasetId, ...split } }) =>
      changeDataset(context, { datasetId, change: { kind: 'split', split } }),
    ),
    previewSplit: datasets.previewSplit.handler(({ input: { datasetId, ...split } }) => {
      const { versionId, rowCount } = getDataset(stores, datasetId)
      return datasetWork.run('previewSplit', { versionId, split }, { rows: rowCount })
    }),
    check: datasets.check.handler(({ input: { datasetId, ...request } }) => {
      const { versionId, rowCount } = getDataset(stores, datasetId)
      return datasetWork.run('check', { versionId, check: toCheckInput(context, request) }, { rows: rowCount })
    }),
    resolve: datasets.resolve.handler(({ input: { datasetId, how, groups, ...request } }) =>
      changeDataset(context, {
        datasetId,
        change: { kind: 'resolve', how, groups, check: toCheckInput(context, request) },
      }),
    ),
    history: datasets.history.handler(({ input }) => {
      getDataset(stores, input.datasetId)
      return stores.datasets.listHistory(input.datasetId)
    }),
    diff: datasets.diff.handler(({ input }) =>
      datasetWork.run('diff', input, { rows: Math.max(rowsOf(input.from).rows, rowsOf(input.to).rows) }),
    ),
    restore: datasets.restore.handler(({ input }) => restoreVersion(context, input)),
    export: datasets.export.handler(async ({ input }) => {
      const content = await datasetWork.run('exportRows', input, rowsOf(input.versionId))
      if (typeof content === 'string') return { text: content }
      return { base64: Buffer.from(content).toString('base64') }
    }),
    addFromRun: datasets.addFromRun.handler(({ input }) => addFromRun(context, input)),
    archive: datasets.archive.handler(({ input }) => {
      getDataset(stores, input.datasetId)
      stores.datasets.archive(input.datasetId, now().toISOString())
      events.publish({ type: 'changed', what: 'datasets' })
      return {}
    }),
  }
}
