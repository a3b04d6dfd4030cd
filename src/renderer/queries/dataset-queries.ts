import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** How many rows are asked for at once. */
export const rowSliceSize = 100

/** Rows that have a split or a tag. */
export interface RowFilter {
  split?: string
  tag?: string
}

/** What is asked about datasets. Rows belong to an immutable version, so they never grow stale. */
export const datasetQueries = {
  list: () =>
    queryOptions({ queryKey: ['datasets', 'list'], queryFn: ({ signal }) => client.datasets.list({}, { signal }) }),
  /** Splits and tags of a version. */
  outline: (versionId: string) =>
    queryOptions({
      queryKey: ['dataset-outline', versionId],
      queryFn: ({ signal }) => client.datasets.outline({ versionId }, { signal }),
    }),
  /** The type of each column of a version. */
  columns: (versionId: string) =>
    queryOptions({
      queryKey: ['dataset-columns', versionId],
      queryFn: ({ signal }) => client.datasets.columns({ versionId }, { signal }),
    }),
  /** The slice of rows that starts at `slice * rowSliceSize`, counted among the rows with the split or tag where one is named. */
  rowSlice: (versionId: string, slice: number, filter: RowFilter = {}) =>
    queryOptions({
      queryKey: ['dataset-rows', versionId, slice, filter],
      queryFn: ({ signal }) =>
        client.datasets.rows({ versionId, from: slice * rowSliceSize, limit: rowSliceSize, ...filter }, { signal }),
    }),
}
