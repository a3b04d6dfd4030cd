import { z } from 'zod'
import type { VersionRun } from '../../contract/versions.ts'
import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import { parseColumn } from '../../storage/parse-column.ts'
import type { Stores } from '../stores.ts'

const places = z.array(z.int())

/** Runs that used a version, newest first, with what they found. */
export function listVersionRuns(stores: Pick<Stores, 'runVersions'>, versionId: string, limit: number): VersionRun[] {
  return stores.runVersions.listRuns(versionId, limit).map(({ variants, ...run }) => ({
    ...run,
    letters: parseColumn(places, variants, 'variants of a run')
      .toSorted((a, b) => a - b)
      .map(variantLetter),
  }))
}
