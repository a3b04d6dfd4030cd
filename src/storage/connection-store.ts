import type { Database } from 'better-sqlite3'
import { connectionOptionsSchema, type ConnectionKind, type ConnectionOptions } from '../core/models/connection-kind.ts'
import { parseColumn } from './parse-column.ts'

export interface ConnectionRecord {
  id: string
  name: string
  kind: ConnectionKind
  baseUrl: string | null
  /** Name of the environment variable that holds the key; never the key. */
  keyVariable: string | null
  concurrency: number | null
  /** What only some kinds have. */
  options: ConnectionOptions
}

type ConnectionRow = Omit<ConnectionRecord, 'options'> & { options: string }

const columns = 'id, name, kind, base_url AS baseUrl, key_variable AS keyVariable, concurrency, options'

export type ConnectionStore = ReturnType<typeof createConnectionStore>

/** Where models are reached. Keys are not kept here. */
export function createConnectionStore(db: Database) {
  const save =
    db.prepare(`INSERT INTO connections (id, name, kind, base_url, key_variable, concurrency, options, created_at)
    VALUES (@id, @name, @kind, @baseUrl, @keyVariable, @concurrency, @options, @at)
    ON CONFLICT (id) DO UPDATE SET name = @name, kind = @kind, base_url = @baseUrl, key_variable = @keyVariable, concurrency = @concurrency, options = @options`)
  const remove = db.prepare('DELETE FROM connections WHERE id = ?')
  const byId = db.prepare<[string], ConnectionRow>(`SELECT ${columns} FROM connections WHERE id = ?`)
  const list = db.prepare<[], ConnectionRow>(
    `SELECT ${columns} FROM connections ORDER BY kind = 'local' DESC, name COLLATE NOCASE, id`,
  )

  return {
    /** Adds it, or changes the one of that id. */
    save(connection: ConnectionRecord, at: string) {
      save.run({ ...connection, options: JSON.stringify(connection.options), at })
    },
    /** Its models must be gone before. */
    remove(id: string) {
      remove.run(id)
    },
    get(id: string): ConnectionRecord | undefined {
      const row = byId.get(id)
      return row && toRecord(row)
    },
    /** The local one first. */
    list: () => list.all().map(toRecord),
  }
}

function toRecord(row: ConnectionRow): ConnectionRecord {
  return { ...row, options: parseColumn(connectionOptionsSchema, row.options, 'options of a connection') }
}
