import type { Database } from 'better-sqlite3'

/** An answer as it is kept. `generation` is JSON text. */
export interface CacheEntry {
  key: string
  modelId: string
  generation: string
  usedAt: string
}

export type CacheStore = ReturnType<typeof createCacheStore>

/** Answers kept by everything that determines them. */
export function createCacheStore(db: Database) {
  const get = db.prepare<[string], { generation: string }>('SELECT generation FROM cache WHERE key = ?')
  const put = db.prepare(`INSERT OR REPLACE INTO cache (key, model_id, generation, bytes, used_at)
    VALUES (@key, @modelId, @generation, @bytes, @usedAt)`)
  const clear = db.prepare('DELETE FROM cache')
  const size = db.prepare<[], { entries: number; bytes: number | null }>(
    'SELECT count(*) AS entries, sum(bytes) AS bytes FROM cache',
  )

  return {
    get: (key: string) => get.get(key)?.generation,
    put(entry: CacheEntry) {
      put.run({ ...entry, bytes: Buffer.byteLength(entry.generation) })
    },
    /** Returns how many answers were forgotten. */
    clear: () => clear.run().changes,
    size() {
      const { entries, bytes } = size.get() ?? { entries: 0, bytes: 0 }
      return { entries, bytes: bytes ?? 0 }
    },
  }
}
