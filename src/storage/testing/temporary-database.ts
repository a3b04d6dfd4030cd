import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type WorkspaceDatabase } from '../database.ts'

/** A folder that goes when the test ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'assay-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** A new workspace on disk, closed and removed when the test ends. */
export function temporaryDatabase(): WorkspaceDatabase {
  const directory = temporaryDirectory()
  const db = openDatabase(join(directory, 'assay.db'), {
    now: () => new Date(0),
    backupDirectory: join(directory, 'backups'),
  })
  onTestFinished(() => void db.close())
  return db
}
