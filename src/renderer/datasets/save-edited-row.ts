import type { DatasetRow, DatasetSummary } from '../../contract/datasets.ts'
import { client } from '../connection/client.ts'

/** A version is saved whole, so only datasets up to this size are edited here. */
export const editableRows = 5_000

const slice = 500

/** Saves the dataset with one row changed as a new version. */
export async function saveEditedRow(
  dataset: DatasetSummary,
  position: number,
  changed: Pick<DatasetRow, 'variables' | 'expected'>,
): Promise<DatasetSummary> {
  const rows: Pick<DatasetRow, 'variables' | 'expected'>[] = []
  for (let from = 0; from < dataset.rowCount; from += slice) {
    const part = await client.datasets.rows({ versionId: dataset.versionId, from, limit: slice })
    rows.push(...part.rows.map(({ variables, expected }) => ({ variables, expected })))
  }
  rows[position] = changed
  return client.datasets.saveRows({ datasetId: dataset.id, rows })
}
