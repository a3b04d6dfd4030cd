import Database from 'better-sqlite3'

/** Reads a workspace that is open elsewhere, all of it as it is at one moment, over a connection that writes nothing. */
export function openForReading<T>(path: string, read: (db: Database.Database) => T): T {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return db.transaction(() => read(db))()
  } finally {
    db.close()
  }
}
