import { SqliteError } from 'better-sqlite3'
import { AssayError } from '../core/errors.ts'

/** What SQLite's codes (and their extended forms, such as SQLITE_READONLY_DBMOVED) mean to a person. */
const reasons: Readonly<Record<string, { reason: string; mend: string }>> = {
  SQLITE_FULL: { reason: 'the disk is full', mend: 'make room on it and go on' },
  SQLITE_READONLY: { reason: 'its file or folder is read-only', mend: 'change its permissions and try again' },
  SQLITE_CANTOPEN: { reason: 'its file cannot be opened', mend: 'check that its folder is there and may be written' },
  SQLITE_BUSY: { reason: 'another program keeps it busy', mend: 'wait until that program is done and try again' },
  SQLITE_IOERR: { reason: 'the disk reports an error', mend: 'check the disk and try again' },
}

/** Turns what stops SQLite from reading or writing at all into `workspace-unwritable`; anything else stays as it is. */
export function toWorkspaceError(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error
  const known = Object.entries(reasons).find(([code]) => error.code === code || error.code.startsWith(`${code}_`))
  return known ? new AssayError('workspace-unwritable', known[1], { cause: error }) : error
}
