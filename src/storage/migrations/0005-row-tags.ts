import type { Migration } from './migration.ts'

/** Rows have tags (a JSON list, null without any), and a dataset the column that says which rows belong together. */
export const rowTagsMigration: Migration = {
  name: '0005-row-tags',
  sql: `
ALTER TABLE rows ADD COLUMN tags TEXT;
ALTER TABLE datasets ADD COLUMN group_column TEXT;
CREATE INDEX rows_split ON rows (version_id, split, position) WHERE split IS NOT NULL;
`,
}
