import { useQueries } from '@tanstack/react-query'
import type { GridQueryInput, GridRow } from '../../../contract/run-grid.ts'
import { gridSliceSize, runQueries } from '../run-queries.ts'

/** The rows of the visible slices, by their index within the query; undefined while a slice is on its way. */
export function useGridRows(
  runId: string,
  query: GridQueryInput,
  visible: { first: number; last: number },
  isLive: boolean,
): { rowAt: (index: number) => GridRow | undefined; error: unknown } {
  const slices = slicesOf(visible)
  const answers = useQueries({ queries: slices.map((slice) => runQueries.gridSlice(runId, query, slice, isLive)) })
  const bySlice = new Map(slices.map((slice, index) => [slice, answers[index]?.data]))
  return {
    rowAt: (index) => bySlice.get(Math.floor(index / gridSliceSize))?.[index % gridSliceSize],
    error: answers.find(({ error, data }) => error && data === undefined)?.error ?? null,
  }
}

function slicesOf({ first, last }: { first: number; last: number }): number[] {
  if (last < first) return []
  const from = Math.floor(first / gridSliceSize)
  return Array.from({ length: Math.floor(last / gridSliceSize) - from + 1 }, (_, index) => from + index)
}
