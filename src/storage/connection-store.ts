import type { Database } from 'better-sqlite3'

export interface ConnectionRecord {
  id: string
  name: string
  kind: 'local' | 'openai'
  baseUrl: string | null
  /** Name of the environment variable that holds the key; never the key. */
  keyVariable: string | null
  concurrency: number | null
}

const columns = 'id, name, kind, base_url AS baseUrl, key_variable AS keyVariable, concurrency'

export type ConnectionStore = ReturnType<typeof createConnectionStore>

/** Where models are reached. Keys are not kept here. */
export function createConnectionStore(db: Database) {
  const save = db.prepare(`INSERT INTO connections (id, name, kind, base_url, key_variable, concurrency, created_at)
    VALUES (@id, @name, @kind, @baseUrl, @keyVariable, @concurrency, @at)
    ON CONFLICT (id) DO UPDATE SET name = @name, kind = @kind, base_url = @baseUrl, key_variable = @keyVariable, concurrency = @concurrency`)
  const remove = db.prepare('DELETE FROM connections WHERE id = ?')
  const byId = db.prepare<[string], ConnectionRecord>(`SELECT ${columns} FROM connections WHERE id = ?`)
  const list = db.prepare<[], ConnectionRecord>(
    `SELECT ${columns} FROM connections ORDER BY kind = 'local' DESC, name COLLATE NOCASE, id`,
  )

  return {
    /** Adds it, or changes the one of that id. */
    save(connection: ConnectionRecord, at: string) {
      save.run({ ...connection, at })
    },
    /** Its models must be gone before. */
    remove(id: string) {
      remove.run(id)
    },
    get: (id: string) => byId.get(id),
    /** The local one first. */
    list: () => list.all(),
  }
}
