import type { Migration } from './migration.ts'

/**
 * What stands behind a score: figures as JSON, and for one that a model had a part in its requests, how many of them the
 * cache answered, what they cost (null is unknown) and the code of the error that left it unscored.
 */
export const scoreDetailsMigration: Migration = {
  name: '0006-score-details',
  sql: `
ALTER TABLE scores ADD COLUMN details TEXT;
ALTER TABLE scores ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scores ADD COLUMN cached_requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scores ADD COLUMN cost_usd REAL;
ALTER TABLE scores ADD COLUMN error_code TEXT;
CREATE INDEX scores_asked ON scores (cell_id) WHERE requests > 0;
`,
}
