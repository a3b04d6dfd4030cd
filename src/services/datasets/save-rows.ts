import { normaliseTags } from '../../core/datasets/normalise-tags.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { getDataset } from './get-dataset.ts'
import { rowOfRecord } from './row-of-record.ts'
import { saveDatasetVersion } from './save-dataset-version.ts'

export interface EditedRow {
  variables: Record<string, unknown>
  expected: string | null
  split?: string | null | undefined
  tags?: readonly string[] | undefined
}

/**
 * Keeps edited rows as a new version. Columns stay in their order, without those that no row has any more, and new
 * ones follow. Throws `not-found`, and `bad-input` for values that JSON cannot hold.
 */
export function saveRows(
  context: Pick<ServiceContext, 'stores' | 'now' | 'events'>,
  { datasetId, rows }: { datasetId: string; rows: readonly EditedRow[] },
): DatasetRecord {
  const { columns } = getDataset(context.stores, datasetId)
  const used = new Set(rows.flatMap(({ variables }) => Object.keys(variables)))
  const keptColumns = columns.filter((column) => used.has(column) || rows.length === 0)
  // What is not JSON is found when the rows are hashed.
  const saved = rows.map((row) => rowOfRecord({ ...row, tags: normaliseTags(row.tags ?? []) }))
  return saveDatasetVersion(context, { datasetId, columns: [...new Set([...keptColumns, ...used])], rows: saved })
}
