import type { DatasetStore } from '../../storage/dataset-store.ts'

/** Positions of the rows that a run can use, ascending: all of a version, or those of one split. */
export function listRunPositions(
  datasets: Pick<DatasetStore, 'getVersion' | 'listPositions'>,
  versionId: string,
  split: string | undefined,
): readonly number[] {
  if (split !== undefined) return datasets.listPositions(versionId, { split })
  return Array.from({ length: datasets.getVersion(versionId)?.rowCount ?? 0 }, (_, position) => position)
}
