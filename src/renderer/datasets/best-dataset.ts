import type { DatasetSummary } from '../../contract/datasets.ts'

/**
 * The dataset whose columns give the most of the wanted variables a value, of equals the one with the fewest other
 * columns; undefined where none gives any.
 */
export function bestDataset(
  datasets: readonly DatasetSummary[],
  wanted: readonly string[],
): DatasetSummary | undefined {
  let best: DatasetSummary | undefined
  let bestCount = -1
  for (const dataset of datasets) {
    const count = coveredCount(dataset, wanted)
    const isCloser = count === bestCount && wanted.length > 0 && dataset.columns.length < (best?.columns.length ?? 0)
    if (count > bestCount || isCloser) [best, bestCount] = [dataset, count]
  }
  return bestCount > 0 || wanted.length === 0 ? best : undefined
}

/** How many of the wanted variables are columns of the dataset. */
export function coveredCount({ columns }: DatasetSummary, wanted: readonly string[]): number {
  return wanted.filter((name) => columns.includes(name)).length
}
