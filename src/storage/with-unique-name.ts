import { SqliteError } from 'better-sqlite3'
import { AssayError } from '../core/errors.ts'

const uniqueCodes: ReadonlySet<string> = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

/** Runs a write that a unique name may refuse, and says `already-exists` then. */
export function withUniqueName<T>(what: string, name: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof SqliteError && uniqueCodes.has(error.code)) {
      throw new AssayError('already-exists', { what, name }, { cause: error })
    }
    throw error
  }
}
