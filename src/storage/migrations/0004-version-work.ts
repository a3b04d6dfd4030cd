import type { Migration } from './migration.ts'

/**
 * Which runs used which version, kept by a trigger so that no way of adding a run forgets it; what a label asks of a
 * version before it may stand on it; and every move of a label.
 */
export const versionWorkMigration: Migration = {
  name: '0004-version-work',
  sql: `
CREATE TABLE run_versions (
  version_id TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  variant INTEGER NOT NULL,
  PRIMARY KEY (version_id, run_id, variant)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_versions_run ON run_versions (run_id);

INSERT INTO run_versions (version_id, run_id, variant)
SELECT variants.value ->> '$.versionId', runs.id, variants.key
FROM runs, json_each(iif(json_valid(runs.spec), runs.spec, '{}'), '$.variants') AS variants
WHERE variants.value ->> '$.versionId' IS NOT NULL;

CREATE TRIGGER run_versions_of_run AFTER INSERT ON runs WHEN json_valid(new.spec) BEGIN
  INSERT INTO run_versions (version_id, run_id, variant)
  SELECT variants.value ->> '$.versionId', new.id, variants.key FROM json_each(new.spec, '$.variants') AS variants
  WHERE variants.value ->> '$.versionId' IS NOT NULL;
END;

CREATE INDEX version_parents_parent ON version_parents (parent_id);

CREATE TABLE label_policies (
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  label TEXT NOT NULL,
  policy TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (prompt_id, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE label_moves (
  id INTEGER PRIMARY KEY,
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  label TEXT NOT NULL,
  from_id TEXT,
  to_id TEXT,
  author TEXT NOT NULL,
  moved_at TEXT NOT NULL,
  -- Why, in the words of whoever moved it.
  reason TEXT,
  -- The run whose verdict allowed it, and that verdict.
  run_id TEXT,
  verdict TEXT,
  -- 1 where the label's policy asked for a verdict that was not there.
  is_override INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX label_moves_label ON label_moves (prompt_id, label, id);
`,
}
