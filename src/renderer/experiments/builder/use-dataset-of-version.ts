import { useQuery } from '@tanstack/react-query'
import { datasetQueries } from '../../queries/dataset-queries.ts'

/** What the builder needs to know of the rows it runs on. */
export interface ChosenRows {
  /** Of the split, where one is chosen. */
  rowCount: number
  columns: readonly string[]
  hasExpected: boolean
  /** The splits that the version has. */
  splits: readonly { name: string; rows: number }[]
  /** False for an older version of a dataset that has been changed since. */
  isNewest: boolean
}

/** The dataset version of an experiment, newest or older; undefined until it is chosen and known. */
export function useDatasetOfVersion(versionId: string | null, split: string | null): ChosenRows | undefined {
  const { data: datasets } = useQuery(datasetQueries.list())
  const newest = datasets?.find((dataset) => dataset.versionId === versionId)
  const isOlder = datasets !== undefined && versionId !== null && newest === undefined
  const { data } = useQuery({ ...datasetQueries.rowSlice(versionId ?? '', 0), enabled: isOlder })
  const { data: outline } = useQuery({ ...datasetQueries.outline(versionId ?? ''), enabled: versionId !== null })
  const splits = outline?.splits ?? []
  const rowsOfSplit = split === null ? undefined : (splits.find(({ name }) => name === split)?.rows ?? 0)
  if (newest) return { ...newest, rowCount: rowsOfSplit ?? newest.rowCount, splits, isNewest: true }
  if (!isOlder || !data) return undefined
  return {
    rowCount: rowsOfSplit ?? data.total,
    splits,
    columns: Object.keys(data.rows[0]?.variables ?? {}),
    hasExpected: data.rows.some(({ expected }) => expected !== null),
    isNewest: false,
  }
}
