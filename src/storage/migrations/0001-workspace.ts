import type { Migration } from './migration.ts'

/**
 * The first shape of a workspace. Large texts (outputs, messages, fingerprints) live in tables of their own,
 * away from the columns that lists read. Times are ISO 8601 in UTC; JSON columns hold text.
 */
export const workspaceMigration: Migration = {
  name: '0001-workspace',
  sql: `
CREATE TABLE prompts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_archived INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX prompts_name ON prompts (name) WHERE is_archived = 0;

CREATE TABLE versions (
  id TEXT NOT NULL,
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  number INTEGER NOT NULL,
  content_id TEXT NOT NULL,
  content TEXT NOT NULL,
  message TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (prompt_id, number)
) STRICT;
CREATE INDEX versions_content ON versions (content_id);

CREATE TABLE version_parents (
  version_id TEXT NOT NULL REFERENCES versions (id),
  position INTEGER NOT NULL,
  parent_id TEXT NOT NULL REFERENCES versions (id),
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE branches (
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  name TEXT NOT NULL,
  version_id TEXT NOT NULL REFERENCES versions (id),
  PRIMARY KEY (prompt_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE labels (
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  name TEXT NOT NULL,
  version_id TEXT NOT NULL REFERENCES versions (id),
  PRIMARY KEY (prompt_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  prompt_id TEXT NOT NULL REFERENCES prompts (id),
  branch TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (prompt_id, branch)
) STRICT, WITHOUT ROWID;

CREATE TABLE datasets (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_archived INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX datasets_name ON datasets (name) WHERE is_archived = 0;

-- The id of a dataset version is the content id of its rows, so two datasets may share one.
CREATE TABLE dataset_versions (
  id TEXT PRIMARY KEY,
  columns TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  has_expected INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE dataset_history (
  dataset_id TEXT NOT NULL REFERENCES datasets (id),
  number INTEGER NOT NULL,
  version_id TEXT NOT NULL REFERENCES dataset_versions (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (dataset_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rows (
  version_id TEXT NOT NULL REFERENCES dataset_versions (id),
  position INTEGER NOT NULL,
  variables TEXT NOT NULL,
  expected TEXT,
  split TEXT,
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  base_url TEXT,
  key_variable TEXT,
  concurrency INTEGER,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE models (
  id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  name TEXT NOT NULL,
  path TEXT,
  size_bytes INTEGER,
  modified_ms REAL,
  sha256 TEXT,
  context_tokens INTEGER,
  details TEXT NOT NULL,
  is_embedded INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

-- A price that a person set; it goes before the price book's. USD per million tokens.
CREATE TABLE prices (
  model_id TEXT PRIMARY KEY REFERENCES models (id) ON DELETE CASCADE,
  input_usd REAL NOT NULL,
  cached_input_usd REAL,
  output_usd REAL NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE experiments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  spec TEXT NOT NULL,
  dataset_id TEXT NOT NULL REFERENCES datasets (id),
  is_archived INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX experiments_name ON experiments (name) WHERE is_archived = 0;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  experiment_id TEXT NOT NULL REFERENCES experiments (id),
  -- Frozen at the start: later edits of the experiment do not reach it.
  experiment_name TEXT NOT NULL,
  spec TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  total INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'paused', 'done', 'cancelled')),
  -- Counted from the cells whenever the run stops or is opened, and a few times a second in between.
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  elapsed_ms REAL NOT NULL DEFAULT 0,
  -- Why a run stands still, in a sentence.
  problem TEXT,
  -- The process that runs it, and when it last said so: a run whose owner is gone is taken over.
  owner_process INTEGER,
  heartbeat_at TEXT,
  verdict TEXT,
  report TEXT,
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX runs_started ON runs (started_at DESC, id);
CREATE INDEX runs_experiment ON runs (experiment_id, started_at DESC);

-- The queue of a run and what its grid reads.
CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  variant INTEGER NOT NULL,
  row_position INTEGER NOT NULL,
  repeat INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL DEFAULT 0,
  preview TEXT,
  finish_reason TEXT,
  prompt_tokens INTEGER,
  cached_prompt_tokens INTEGER,
  completion_tokens INTEGER,
  reasoning_tokens INTEGER,
  cost_usd REAL,
  first_token_ms REAL,
  total_ms REAL,
  is_cached INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  error_message TEXT,
  finished_at TEXT,
  UNIQUE (run_id, variant, row_position, repeat)
) STRICT;
CREATE INDEX cells_queue ON cells (run_id, status, variant, id);
CREATE INDEX cells_grid ON cells (run_id, row_position, variant, repeat);

CREATE TABLE outputs (
  cell_id INTEGER PRIMARY KEY REFERENCES cells (id) ON DELETE CASCADE,
  messages TEXT NOT NULL,
  output TEXT NOT NULL,
  timing TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE scores (
  cell_id INTEGER NOT NULL REFERENCES cells (id) ON DELETE CASCADE,
  metric INTEGER NOT NULL,
  value REAL,
  reason TEXT,
  PRIMARY KEY (cell_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE cache (
  key TEXT PRIMARY KEY,
  model_id TEXT NOT NULL,
  generation TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  used_at TEXT NOT NULL
) STRICT;
CREATE INDEX cache_used ON cache (used_at);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
