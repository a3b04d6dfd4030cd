import { useQueries } from '@tanstack/react-query'
import type { DatasetRow } from '../../contract/datasets.ts'
import { datasetQueries, rowSliceSize } from '../queries/dataset-queries.ts'

/** The rows from `first` to `last` as far as they have come, by position; only their slices are asked for. */
export function useRowSlices(
  versionId: string,
  first: number,
  last: number,
): { rowAt: (position: number) => DatasetRow | undefined; error: unknown; retry: () => void } {
  const firstSlice = Math.floor(Math.max(0, first) / rowSliceSize)
  const lastSlice = Math.floor(Math.max(0, last) / rowSliceSize)
  const slices = Array.from({ length: lastSlice - firstSlice + 1 }, (_, index) => firstSlice + index)
  const queries = useQueries({ queries: slices.map((slice) => datasetQueries.rowSlice(versionId, slice)) })
  return {
    rowAt: (position) => queries[Math.floor(position / rowSliceSize) - firstSlice]?.data?.rows[position % rowSliceSize],
    error: queries.find(({ isError }) => isError)?.error ?? null,
    retry: () => queries.forEach((query) => void query.refetch()),
  }
}
