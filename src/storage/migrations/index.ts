import { workspaceMigration } from './0001-workspace.ts'
import type { Migration } from './migration.ts'

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [workspaceMigration]
