import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { GridQueryInput } from '../../contract/run-grid.ts'
import { CellInspector } from './inspector/cell-inspector.tsx'
import { gridSliceSize, runQueries } from './run-queries.ts'

/** The inspector of the cell that is chosen in the grid, found by the index of its row within the query. */
export function ChosenCell({
  runId,
  query,
  ...inspector
}: { runId: string; query: GridQueryInput } & Omit<ComponentProps<typeof CellInspector>, 'row'>) {
  const { index } = inspector.choice
  const { data: rows } = useQuery(runQueries.gridSlice(runId, query, Math.floor(index / gridSliceSize), false))
  return <CellInspector {...inspector} row={rows?.[index % gridSliceSize]} />
}
