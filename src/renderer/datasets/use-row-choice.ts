import { useQuery } from '@tanstack/react-query'
import type { DatasetRow, DatasetSummary } from '../../contract/datasets.ts'
import { useStoredState } from '../components/use-stored-state.ts'
import { datasetQueries, rowSliceSize } from '../queries/dataset-queries.ts'
import { useFittingDataset } from './use-fitting-dataset.ts'

/** Which row a template is filled from: one of a dataset, or values that a person types. */
export interface RowChoice {
  datasets: readonly DatasetSummary[]
  /** Null when the values are typed. */
  dataset: DatasetSummary | null
  /** False while the dataset is the one that fits, because nobody has chosen. */
  isChosen: boolean
  /** Of the row, from 0. */
  position: number
  row: DatasetRow | undefined
  typed: Readonly<Record<string, string>>
  /** What the template is filled with; undefined while the row is on its way. */
  variables: Record<string, unknown> | undefined
  chooseDataset: (datasetId: string | null) => void
  step: (by: number) => void
  goTo: (position: number) => void
  type: (name: string, value: string) => void
}

interface Stored {
  /** Undefined until a person has chosen; null is typed values. */
  datasetId?: string | null
  position: number
  typed: Record<string, string>
}

/** The row chosen under `key`, remembered; at first a row of the dataset that fits the wanted variables. */
export function useRowChoice(key: string, wanted: readonly string[]): RowChoice {
  const [stored, store] = useStoredState<Stored>(`row.${key}`, { position: 0, typed: {} })
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const chosen = datasets.find(({ id }) => id === stored.datasetId)
  const fitting = useFittingDataset(datasets, wanted)
  const dataset = stored.datasetId === null ? null : (chosen ?? fitting ?? null)

  const position = dataset ? Math.max(0, Math.min(stored.position, dataset.rowCount - 1)) : 0
  const slice = Math.floor(position / rowSliceSize)
  const { data } = useQuery({ ...datasetQueries.rowSlice(dataset?.versionId ?? '', slice), enabled: dataset !== null })
  const row = dataset ? data?.rows[position - slice * rowSliceSize] : undefined
  const goTo = (next: number): void =>
    store({ ...stored, position: Math.max(0, Math.min(next, (dataset?.rowCount ?? 1) - 1)) })

  return {
    datasets,
    dataset,
    isChosen: stored.datasetId === null || chosen !== undefined,
    position,
    row,
    typed: stored.typed,
    variables: dataset ? row?.variables : stored.typed,
    chooseDataset: (datasetId) => store({ ...stored, datasetId, position: 0 }),
    step: (by) => goTo(position + by),
    goTo,
    type: (name, value) => store({ ...stored, typed: { ...stored.typed, [name]: value } }),
  }
}
