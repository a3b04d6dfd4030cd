import Database from 'better-sqlite3'
import { AssayError } from '../core/errors.ts'
import { applyMigrations } from './apply-migrations.ts'
import { checkDatabaseFile, hasPendingLog } from './check-database-file.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { toWorkspaceError } from './to-workspace-error.ts'

/** An open workspace, migrated to the newest shape. */
export type WorkspaceDatabase = Database.Database

export interface OpenDatabaseOptions {
  now: () => Date
  /** Where a copy goes before each migration; made when it is needed. */
  backupDirectory: string
  /** All migrations that this program knows, oldest first. */
  migrations?: readonly Migration[]
}

const busyTimeoutMs = 5000

/**
 * Opens the workspace at `path`, makes it when it is new, and applies the migrations it lacks. A workspace that a newer
 * program made is refused (`workspace-newer`), and so is what is not a workspace (`workspace-broken`): both are found
 * out before anything is written, and the file stays as it is, to the byte.
 */
export function openDatabase(
  path: string,
  { now, backupDirectory, migrations = allMigrations }: OpenDatabaseOptions,
): WorkspaceDatabase {
  if (checkDatabaseFile(path)) refuseUnknown(path, migrations)
  return guard(path, () => {
    const db = new Database(path, { timeout: busyTimeoutMs })
    try {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
      applyMigrations(db, { migrations, now, backupDirectory })
      db.pragma('foreign_keys = ON')
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Reads the recorded migrations over a connection that writes nothing. */
function refuseUnknown(path: string, migrations: readonly Migration[]) {
  const applied = guard(path, () => {
    // A read-only connection to a database in WAL mode leaves its -wal and -shm files behind, an ordinary one takes them
    // away again; but an ordinary one would also write a waiting log back into the file.
    const db = new Database(path, { readonly: hasPendingLog(path), fileMustExist: true, timeout: busyTimeoutMs })
    try {
      db.pragma('query_only = ON')
      const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
      if (tables.length === 0) return []
      if (!tables.some(({ name }) => name === 'migrations')) {
        throw new AssayError('workspace-broken', { path, reason: 'it is a database, but not one of Assay' })
      }
      return db.prepare<[], { name: string }>('SELECT name FROM migrations').all()
    } finally {
      db.close()
    }
  })
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = applied.map(({ name }) => name).findLast((name) => !known.has(name))
  if (unknown !== undefined) throw new AssayError('workspace-newer', { path, migration: unknown })
}

function guard<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const known = toWorkspaceError(error)
    if (known instanceof AssayError) throw known
    throw new AssayError(
      'workspace-broken',
      { path, reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    )
  }
}
