import type { Migration } from './migration.ts'

/** Keeps with a run all that its progress shows, so that a list or a page of runs need not count cells. */
export const runCountsMigration: Migration = {
  name: '0002-run-counts',
  sql: `
ALTER TABLE runs ADD COLUMN cached INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN known_cost_usd REAL NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN unknown_cost_count INTEGER NOT NULL DEFAULT 0;

UPDATE runs SET (done, failed, cached, known_cost_usd, unknown_cost_count) = (
  SELECT count(*) FILTER (WHERE status = 'done'), count(*) FILTER (WHERE status = 'failed'),
    count(*) FILTER (WHERE status = 'done' AND is_cached = 1), coalesce(sum(cost_usd), 0),
    count(*) FILTER (WHERE status = 'done' AND cost_usd IS NULL)
  FROM cells WHERE cells.run_id = runs.id);
`,
}
