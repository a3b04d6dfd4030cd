import { workspaceMigration } from './0001-workspace.ts'
import { runCountsMigration } from './0002-run-counts.ts'
import { connectionOptionsMigration } from './0003-connection-options.ts'
import { versionWorkMigration } from './0004-version-work.ts'
import { rowTagsMigration } from './0005-row-tags.ts'
import { scoreDetailsMigration } from './0006-score-details.ts'
import { schedulesMigration } from './0007-schedules.ts'
import { runSearchMigration } from './0008-run-search.ts'
import { cellVotesMigration } from './0010-cell-votes.ts'
import { spendingMigration } from './0013-spending.ts'
import type { Migration } from './migration.ts'

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  workspaceMigration,
  runCountsMigration,
  connectionOptionsMigration,
  versionWorkMigration,
  rowTagsMigration,
  scoreDetailsMigration,
  schedulesMigration,
  runSearchMigration,
  cellVotesMigration,
  spendingMigration,
]
