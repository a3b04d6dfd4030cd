import type { DatasetSummary } from '../../contract/datasets.ts'

/** The dataset whose columns give the most of the wanted variables a value; the first of equals, undefined without any. */
export function bestDataset(
  datasets: readonly DatasetSummary[],
  wanted: readonly string[],
): DatasetSummary | undefined {
  let best: DatasetSummary | undefined
  let bestCount = -1
  for (const dataset of datasets) {
    const count = coveredCount(dataset, wanted)
    if (count > bestCount) [best, bestCount] = [dataset, count]
  }
  return bestCount > 0 || wanted.length === 0 ? best : undefined
}

/** How many of the wanted variables are columns of the dataset. */
export function coveredCount({ columns }: DatasetSummary, wanted: readonly string[]): number {
  return wanted.filter((name) => columns.includes(name)).length
}
