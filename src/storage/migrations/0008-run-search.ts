import type { Migration } from './migration.ts'

/**
 * What finds rows of a run: a full-text index of outputs, and an index that holds all that rows are sorted and filtered by.
 *
 * The full-text index is contentless: it keeps the words and where they stand, and no copy of the text. Triggers keep it
 * in step, so that a run can be searched while it goes on. Runs from before are noted in `search_backlog` and are indexed
 * when somebody first searches them: their size does not make the workspace slow to open.
 */
export const runSearchMigration: Migration = {
  name: '0008-run-search',
  sql: `
CREATE VIRTUAL TABLE outputs_search USING fts5 (
  output, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER outputs_search_insert AFTER INSERT ON outputs BEGIN
  INSERT OR REPLACE INTO outputs_search (rowid, output) VALUES (new.cell_id, new.output);
END;
CREATE TRIGGER outputs_search_update AFTER UPDATE OF output ON outputs BEGIN
  INSERT OR REPLACE INTO outputs_search (rowid, output) VALUES (new.cell_id, new.output);
END;
CREATE TRIGGER outputs_search_delete AFTER DELETE ON outputs BEGIN
  DELETE FROM outputs_search WHERE rowid = old.cell_id;
END;

CREATE TABLE search_backlog (
  run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  -- Cells up to this id are in the index.
  last_cell_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO search_backlog (run_id, last_cell_id) SELECT id, 0 FROM runs WHERE done > 0;

DROP INDEX cells_grid;
CREATE INDEX cells_grid ON cells
  (run_id, row_position, variant, repeat, status, total_ms, cost_usd, completion_tokens);
`,
}
