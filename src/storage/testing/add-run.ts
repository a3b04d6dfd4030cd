import type { Database } from 'better-sqlite3'

/** Puts runs into a workspace, with the experiment that they are of. */
export function addRuns(
  db: Database,
  runs: readonly { id: string; experimentId?: string; startedAt?: string }[],
): void {
  db.exec("INSERT OR IGNORE INTO datasets (id, name, created_at, updated_at) VALUES ('d', 'd', '', '')")
  const addExperiment =
    db.prepare(`INSERT OR IGNORE INTO experiments (id, name, description, spec, dataset_id, created_at,
    updated_at) VALUES (@id, @id, '', '{}', 'd', '', '')`)
  const addRun =
    db.prepare(`INSERT INTO runs (id, experiment_id, experiment_name, spec, row_count, total, status, started_at)
    VALUES (?, ?, 'e', '{}', 10, 20, 'pending', ?)`)
  for (const { id, experimentId = 'e', startedAt = '2026-01-01T00:00:00.000Z' } of runs) {
    addExperiment.run({ id: experimentId })
    addRun.run(id, experimentId, startedAt)
  }
}
