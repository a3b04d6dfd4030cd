import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Migration } from './migrations/migration.ts'

export interface ApplyMigrationsInput {
  migrations: readonly Migration[]
  now: () => Date
  backupDirectory: string
}

/**
 * Applies the migrations that are missing, oldest first, each in a transaction of its own that also records its name
 * and the time. A workspace that is not new is copied to `backups/<time>-before-<name>.db` before each. Foreign
 * keys are off on return, as a migration that rebuilds a table needs them, and checked after each.
 */
export function applyMigrations(db: Database, { migrations, now, backupDirectory }: ApplyMigrationsInput): void {
  db.pragma('foreign_keys = OFF')
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT')
  const isApplied = db.prepare<[string]>('SELECT 1 FROM migrations WHERE name = ?').pluck()
  const record = db.prepare('INSERT INTO migrations (name, applied_at) VALUES (?, ?)')

  const apply = db.transaction((migration: Migration) => {
    // Another process may have applied it while this one waited for the lock.
    if (isApplied.get(migration.name) !== undefined) return
    db.exec(migration.sql)
    const violations = db.pragma('foreign_key_check')
    if (Array.isArray(violations) && violations.length > 0)
      throw new Error(`the migration "${migration.name}" breaks references`)
    record.run(migration.name, now().toISOString())
  })

  const isNew = db.prepare('SELECT 1 FROM migrations LIMIT 1').get() === undefined
  for (const migration of migrations) {
    if (isApplied.get(migration.name) !== undefined) continue
    if (!isNew) backUp(db, backupDirectory, `${now().toISOString().replaceAll(':', '-')}-before-${migration.name}.db`)
    apply.immediate(migration)
  }
}

function backUp(db: Database, directory: string, name: string) {
  mkdirSync(directory, { recursive: true })
  db.prepare('VACUUM INTO ?').run(join(directory, name))
}
