import type { Migration } from './migration.ts'

/**
 * Schedules of experiments with the runs that they started and the notices that these gave rise to; and versions of
 * datasets whose rows are still being stored, which nobody sees before they are whole.
 */
export const schedulesMigration: Migration = {
  name: '0007-schedules',
  sql: `
ALTER TABLE dataset_versions ADD COLUMN is_complete INTEGER NOT NULL DEFAULT 1;

CREATE TABLE schedules (
  id TEXT PRIMARY KEY,
  experiment_id TEXT NOT NULL REFERENCES experiments (id),
  -- When it runs, as cron writes it; null runs only when it is asked to.
  cron TEXT,
  -- What runs are compared with; null until the first run is done.
  baseline_run_id TEXT REFERENCES runs (id),
  is_enabled INTEGER NOT NULL DEFAULT 1,
  -- Moved on by the one process that takes the turn.
  next_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE schedule_runs (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  run_id TEXT NOT NULL REFERENCES runs (id),
  started_at TEXT NOT NULL,
  -- The comparison with the baseline, as JSON; null until the run is done, and of the baseline itself.
  drift TEXT,
  PRIMARY KEY (schedule_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
  run_id TEXT,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  evidence TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT
) STRICT;
CREATE INDEX notices_created ON notices (created_at DESC, id);
`,
}
