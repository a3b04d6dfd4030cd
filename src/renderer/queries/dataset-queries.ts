import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'

/** How many rows are asked for at once. */
export const rowSliceSize = 100

/** What is asked about datasets. Rows belong to an immutable version, so they never grow stale. */
export const datasetQueries = {
  list: () =>
    queryOptions({ queryKey: ['datasets', 'list'], queryFn: ({ signal }) => client.datasets.list({}, { signal }) }),
  /** The slice of rows that starts at `slice * rowSliceSize`. */
  rowSlice: (versionId: string, slice: number) =>
    queryOptions({
      queryKey: ['dataset-rows', versionId, slice],
      queryFn: ({ signal }) =>
        client.datasets.rows({ versionId, from: slice * rowSliceSize, limit: rowSliceSize }, { signal }),
    }),
}
