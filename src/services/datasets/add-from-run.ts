import { applyPatch } from '../../core/datasets/dataset-patch.ts'
import { AssayError } from '../../core/errors.ts'
import type { Json } from '../../core/text/canonical-json.ts'
import type { DatasetRecord } from '../../storage/dataset-store.ts'
import type { ServiceContext } from '../api/context.ts'
import { readSpec } from '../runs/read-spec.ts'
import { changeDataset } from './change-dataset.ts'
import { saveDatasetVersion } from './save-dataset-version.ts'

type Pieces = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events' | 'datasetWork'>

export interface AddFromRunInput {
  cellId: number
  datasetName: string
  /** What is right; null for a row without an expected output. */
  expected: string | null
  tags: readonly string[]
}

/**
 * Makes a test of a run's cell: adds its row's variables with an expected output to a dataset, or to a new one of the
 * name. Columns that the dataset lacks are added, empty in its other rows. Throws `not-found`.
 */
export async function addFromRun(
  context: Pieces,
  { cellId, datasetName, expected, tags }: AddFromRunInput,
): Promise<DatasetRecord & { position: number }> {
  const { stores } = context
  const cell = stores.reports.getCell(cellId)
  const run = cell && stores.runs.get(cell.runId)
  if (!cell || !run) throw new AssayError('not-found', { what: 'cell', id: String(cellId) })
  const source = stores.datasets.getRow(readSpec(run).datasetVersionId, cell.rowPosition)
  if (!source) throw new AssayError('not-found', { what: 'row', id: String(cell.rowPosition + 1) })
  const variables = source.variables as Record<string, Json>
  const row = { variables, ...(expected !== null && { expected }), tags: [...tags] }
  const datasetId = stores.datasets.findIdByName(datasetName)
  if (datasetId === undefined) {
    const id = context.newId()
    const content = applyPatch({ columns: [], rows: [] }, { columns: toColumns(variables), rows: [{ row }] })
    const saved = context.db
      .transaction(() => {
        stores.datasets.insert({ id, name: datasetName, at: context.now().toISOString() })
        return saveDatasetVersion(context, { datasetId: id, ...content })
      })
      .immediate()
    return { ...saved, position: 0 }
  }
  const known = stores.datasets.get(datasetId)
  const { columns = [], rowCount = 0 } = known ?? {}
  const added = Object.keys(variables).filter((name) => !columns.includes(name))
  const patch = {
    columns: [...columns.map((name) => ({ name, from: name })), ...added.map((name) => ({ name }))],
    rows: [...(rowCount > 0 ? [{ from: 0, count: rowCount }] : []), { row }],
  }
  const saved = await changeDataset(context, { datasetId, change: { kind: 'patch', patch } })
  return { ...saved, position: saved.rowCount - 1 }
}

function toColumns(variables: Readonly<Record<string, Json>>) {
  return Object.keys(variables).map((name) => ({ name }))
}
