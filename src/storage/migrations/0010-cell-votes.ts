import type { Migration } from './migration.ts'

/** Cells that draw several answers keep them all, with which one counts. */
export const cellVotesMigration: Migration = {
  name: '0010-cell-votes',
  sql: `
CREATE TABLE cell_votes (
  cell_id INTEGER PRIMARY KEY REFERENCES cells (id) ON DELETE CASCADE,
  votes TEXT NOT NULL
) STRICT;
`,
}
