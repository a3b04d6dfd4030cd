import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DatasetRow } from '../../../contract/datasets.ts'
import { datasetQueries, type RowFilter, rowSliceSize } from '../../queries/dataset-queries.ts'
import type { GridDraft } from './grid-draft.ts'
import { countRows, rowIdAt } from './row-spans.ts'

/** A line of the grid: a row of the version, on its way at first, or a new one, which has an id below 0. */
interface GridLine {
  rowId: number
  row: DatasetRow | undefined
}

/** The lines that are shown, by their index: those of the draft, or the rows of the version that a filter lets through. */
export interface GridLines {
  count: number
  /** Undefined while it is not known which row it is. */
  lineAt: (index: number) => GridLine | undefined
  /** Asks for the rows of some lines, and answers when they are there. */
  load: (first: number, last: number) => Promise<void>
  error: unknown
  retry: () => void
}

/** Follows the lines from `first` to `last` and asks for the slices of rows that they need, no others. */
export function useGridLines(
  versionId: string,
  draft: GridDraft,
  filter: RowFilter,
  { first, last }: { first: number; last: number },
): GridLines {
  const queryClient = useQueryClient()
  const isFiltered = filter.split !== undefined || filter.tag !== undefined
  const slicesOf = (from: number, to: number): number[] => {
    const slices = new Set<number>()
    for (let index = Math.max(0, from); index <= to; index += 1) {
      const position = isFiltered ? index : rowIdAt(draft.rows, index)
      if (position !== undefined && position >= 0) slices.add(Math.floor(position / rowSliceSize))
    }
    return [...slices]
  }
  const query = (slice: number) => datasetQueries.rowSlice(versionId, slice, filter)
  const queries = useQueries({ queries: slicesOf(first, last).map(query) })
  const { data: start } = useQuery({ ...query(0), enabled: isFiltered })
  const rowAt = (position: number): DatasetRow | undefined =>
    queryClient.getQueryData(query(Math.floor(position / rowSliceSize)).queryKey)?.rows[position % rowSliceSize]
  return {
    count: isFiltered ? (start?.total ?? 0) : countRows(draft.rows),
    lineAt(index) {
      if (isFiltered) {
        const row = rowAt(index)
        return row && { rowId: row.position, row }
      }
      const rowId = rowIdAt(draft.rows, index)
      return rowId === undefined ? undefined : { rowId, row: rowId < 0 ? undefined : rowAt(rowId) }
    },
    async load(from, to) {
      for (const slice of slicesOf(from, to)) await queryClient.ensureQueryData(query(slice))
    },
    error: queries.find(({ isError }) => isError)?.error ?? null,
    retry: () => queries.forEach((one) => void one.refetch()),
  }
}
