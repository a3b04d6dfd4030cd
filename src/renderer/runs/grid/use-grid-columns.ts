import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ExperimentSpec } from '../../../core/experiments/experiment-spec.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import type { ColumnChoice } from './column-choice.ts'
import { type GridColumns, gridColumns } from './grid-columns.ts'

/** The grid's columns for a run, and the variables that there are; undefined until the first rows of its dataset are here. */
export function useGridColumns(
  { datasetVersionId, variants, metrics }: Pick<ExperimentSpec, 'datasetVersionId' | 'variants' | 'metrics'>,
  choice: ColumnChoice,
): { columns: GridColumns; variables: readonly string[] } | undefined {
  const { data } = useQuery(datasetQueries.rowSlice(datasetVersionId, 0))
  const variantCount = variants.length
  const metricCount = metrics.length
  return useMemo(() => {
    if (!data) return undefined
    const variables = Object.keys(data.rows[0]?.variables ?? {})
    const known = {
      ...choice,
      variables: choice.variables?.filter((name) => variables.includes(name)) ?? null,
      metrics: choice.metrics.filter((metric) => metric < metricCount),
    }
    return { columns: gridColumns(data.rows, variantCount, known), variables }
  }, [data, variantCount, metricCount, choice])
}
