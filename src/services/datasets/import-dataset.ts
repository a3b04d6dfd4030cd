import { defaultExpectedColumn, toRows } from '../../core/datasets/to-rows.ts'
import { readDataset } from '../../formats/index.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { saveDatasetVersion } from './save-dataset-version.ts'

export interface ImportDatasetInput {
  name: string
  /** Its ending says how to read the text. */
  fileName: string
  text: string
  /** Holds the expected output; the column `expected`, where there is one, when nothing is said. */
  expectedColumn?: string | undefined
  splitColumn?: string | undefined
  tagColumns?: readonly string[] | undefined
}

/**
 * Reads a dataset from the text of a file; a name that exists gets a new version. Nothing is kept of a file that
 * cannot be read whole. Throws `bad-input`, `dataset-broken`, `row-too-wide`.
 */
export function importDataset(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events'>,
  { name, fileName, text, expectedColumn, splitColumn, tagColumns = [] }: ImportDatasetInput,
): DatasetRecord {
  const table = readDataset(fileName, text)
  // The usual column may be missing; one that a person named may not.
  const rows = toRows(table, {
    expectedColumn: expectedColumn === defaultExpectedColumn ? undefined : expectedColumn,
    splitColumn,
    tagColumns,
  })
  const taken = new Set([expectedColumn ?? defaultExpectedColumn, splitColumn, ...tagColumns])
  const columns = table.columns.filter((column) => !taken.has(column))
  return context.db
    .transaction(() => {
      const datasetId = context.stores.datasets.findIdByName(name) ?? context.newId()
      if (context.stores.datasets.findIdByName(name) === undefined) {
        context.stores.datasets.insert({ id: datasetId, name, at: context.now().toISOString() })
      }
      return saveDatasetVersion(context, { datasetId, columns, rows })
    })
    .immediate()
}
