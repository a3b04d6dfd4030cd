import type { Migration } from './migration.ts'

/** What only some kinds of connection have, as JSON: the version of Azure's API. */
export const connectionOptionsMigration: Migration = {
  name: '0003-connection-options',
  sql: `ALTER TABLE connections ADD COLUMN options TEXT NOT NULL DEFAULT '{}';`,
}
