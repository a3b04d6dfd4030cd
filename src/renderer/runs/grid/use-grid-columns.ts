import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ExperimentSpec } from '../../../core/experiments/experiment-spec.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { type GridColumns, gridColumns } from './grid-columns.ts'

/** The grid's columns for a run; undefined until the first rows of its dataset are here. */
export function useGridColumns({ datasetVersionId, variants }: ExperimentSpec): GridColumns | undefined {
  const { data } = useQuery(datasetQueries.rowSlice(datasetVersionId, 0))
  const variantCount = variants.length
  return useMemo(() => data && gridColumns(data.rows, variantCount), [data, variantCount])
}
