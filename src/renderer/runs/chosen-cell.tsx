import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { GridFilter } from '../../contract/run-grid.ts'
import { CellInspector } from './inspector/cell-inspector.tsx'
import { gridSliceSize, runQueries } from './run-queries.ts'

/** The inspector of the cell that is chosen in the grid, found by the index of its row within the filter. */
export function ChosenCell({
  runId,
  filter,
  ...inspector
}: { runId: string; filter: GridFilter } & Omit<ComponentProps<typeof CellInspector>, 'row'>) {
  const { index } = inspector.choice
  const { data: rows } = useQuery(runQueries.gridSlice(runId, filter, Math.floor(index / gridSliceSize), false))
  return <CellInspector {...inspector} row={rows?.[index % gridSliceSize]} />
}
