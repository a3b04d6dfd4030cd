import type { DatasetRow, DatasetSummary } from '../../contract/datasets.ts'
import { client } from '../connection/client.ts'
import { editedRow, type RowEdits } from './row-edits.ts'

/** A version is saved whole, so only datasets up to this size are edited here. */
export const editableRows = 5_000

const slice = 500

/** Saves the dataset with its changed rows as one new version. */
export async function saveEditedRows(dataset: DatasetSummary, edits: RowEdits): Promise<DatasetSummary> {
  const rows: Omit<DatasetRow, 'position'>[] = []
  for (let from = 0; from < dataset.rowCount; from += slice) {
    const part = await client.datasets.rows({ versionId: dataset.versionId, from, limit: slice })
    for (const row of part.rows) {
      const edit = edits.get(row.position)
      const { position: _, ...kept } = row
      rows.push(edit ? { ...kept, ...editedRow(row, edit) } : kept)
    }
  }
  return client.datasets.saveRows({ datasetId: dataset.id, rows })
}
