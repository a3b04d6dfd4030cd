import type { Migration } from './migration.ts'

/** Finds what was spent since a time without reading every cell; answers that cost nothing are not in it. */
export const spendingMigration: Migration = {
  name: '0013-spending',
  sql: `
CREATE INDEX cells_spending ON cells (finished_at, cost_usd) WHERE cost_usd > 0;
ALTER TABLE cache ADD COLUMN prompt_id TEXT;
CREATE INDEX cache_model ON cache (model_id);
CREATE INDEX cache_prompt ON cache (prompt_id) WHERE prompt_id IS NOT NULL;
`,
}
