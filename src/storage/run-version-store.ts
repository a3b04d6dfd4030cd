import type { Database } from 'better-sqlite3'
import type { RunStatus } from './run-store.ts'

/** A run that used a version, as lists show it. */
export interface VersionRunRecord {
  runId: string
  experimentId: string
  experimentName: string
  status: RunStatus
  startedAt: string
  rowCount: number
  /** The sentence of its first comparison; null until it can be said. */
  verdict: string | null
  /** Places of the variants that ran the version, as JSON. */
  variants: string
}

export type RunVersionStore = ReturnType<typeof createRunVersionStore>

/** Which runs used which versions. */
export function createRunVersionStore(db: Database) {
  const ofVersion = db.prepare<[{ versionId: string; limit: number }], VersionRunRecord>(`SELECT runs.id AS runId,
    experiment_id AS experimentId, experiment_name AS experimentName, status, started_at AS startedAt, row_count AS rowCount,
    verdict, json_group_array(variant) AS variants
    FROM run_versions JOIN runs ON runs.id = run_versions.run_id
    WHERE version_id = @versionId GROUP BY runs.id ORDER BY started_at DESC, runs.id DESC LIMIT @limit`)
  // Versions that send the same are the same to a comparison, whoever committed them.
  const comparing = db
    .prepare<[{ one: string; other: string }], string>(`SELECT DISTINCT runs.id FROM runs
      JOIN run_versions AS a ON a.run_id = runs.id JOIN versions AS va ON va.id = a.version_id
      JOIN run_versions AS b ON b.run_id = runs.id JOIN versions AS vb ON vb.id = b.version_id
      WHERE va.content_id = @one AND vb.content_id = @other AND status = 'done'
      ORDER BY started_at DESC, runs.id DESC`)
    .pluck()

  return {
    /** Newest first. */
    listRuns: (versionId: string, limit: number) => ofVersion.all({ versionId, limit }),
    /** Finished runs with variants of both contents, newest first. */
    listComparing: (contentId: string, otherContentId: string) =>
      comparing.all({ one: contentId, other: otherContentId }),
  }
}
