import { useState } from 'react'
import type { DatasetSummary } from '../../contract/datasets.ts'
import { bestDataset, coveredCount } from './best-dataset.ts'

/**
 * The dataset that fits the wanted variables, for as long as nobody has chosen one. It stays while a name is being
 * typed, and gives way only to one that covers more.
 */
export function useFittingDataset(
  datasets: readonly DatasetSummary[],
  wanted: readonly string[],
): DatasetSummary | undefined {
  const [id, setId] = useState<string | undefined>()
  const best = bestDataset(datasets, wanted)
  const current = datasets.find((dataset) => dataset.id === id)
  const isBetter = best && (!current || coveredCount(best, wanted) > coveredCount(current, wanted))
  if (isBetter && best.id !== id) setId(best.id)
  return isBetter ? best : current
}
