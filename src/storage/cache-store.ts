import type { Database } from 'better-sqlite3'

/** An answer as it is kept. `generation` is JSON text. */
export interface CacheEntry {
  key: string
  modelId: string
  /** The prompt that it answers. */
  promptId: string | null
  generation: string
  usedAt: string
}

export type CacheStore = ReturnType<typeof createCacheStore>

/** Answers kept by everything that determines them. */
export function createCacheStore(db: Database) {
  const get = db.prepare<[string], { generation: string }>('SELECT generation FROM cache WHERE key = ?')
  const put = db.prepare(`INSERT OR REPLACE INTO cache (key, model_id, prompt_id, generation, bytes, used_at)
    VALUES (@key, @modelId, @promptId, @generation, @bytes, @usedAt)`)
  const touch = db.prepare('UPDATE cache SET used_at = ? WHERE key = ?')
  const clear = {
    all: db.prepare('DELETE FROM cache'),
    ofModel: db.prepare<[string]>('DELETE FROM cache WHERE model_id = ?'),
    ofPrompt: db.prepare<[string]>('DELETE FROM cache WHERE prompt_id = ?'),
  }
  const oldest = db.prepare<[], { key: string; bytes: number }>('SELECT key, bytes FROM cache ORDER BY used_at, key')
  const remove = db.prepare<[string]>('DELETE FROM cache WHERE key = ?')
  const perModel = db.prepare<[], { modelId: string; entries: number; bytes: number }>(
    'SELECT model_id AS modelId, count(*) AS entries, sum(bytes) AS bytes FROM cache GROUP BY model_id ORDER BY bytes DESC',
  )
  const size = db.prepare<[], { entries: number; bytes: number | null }>(
    'SELECT count(*) AS entries, sum(bytes) AS bytes FROM cache',
  )

  const shrink = db.transaction((bytes: number) => {
    let excess = (size.get()?.bytes ?? 0) - bytes
    const longestUnused: string[] = []
    for (const entry of excess > 0 ? oldest.iterate() : []) {
      if (excess <= 0) break
      longestUnused.push(entry.key)
      excess -= entry.bytes
    }
    // Nothing may be written while the rows are read.
    for (const key of longestUnused) remove.run(key)
    return longestUnused.length
  })

  return {
    get: (key: string) => get.get(key)?.generation,
    put(entry: CacheEntry) {
      put.run({ ...entry, bytes: Buffer.byteLength(entry.generation) })
    },
    /** Says that an answer was used now, so that it is forgotten later than others. */
    touch(key: string, usedAt: string) {
      touch.run(usedAt, key)
    },
    /** Forgets all answers, or those of a model or a prompt. Returns how many. */
    clear({ modelId, promptId }: { modelId?: string | undefined; promptId?: string | undefined } = {}): number {
      if (modelId !== undefined) return clear.ofModel.run(modelId).changes
      if (promptId !== undefined) return clear.ofPrompt.run(promptId).changes
      return clear.all.run().changes
    },
    /** Forgets the answers that were used longest ago until at most `bytes` are left. Returns how many. */
    shrink: (bytes: number): number => shrink.immediate(bytes),
    /** Answers and bytes of each model, the largest first. */
    sizePerModel: () => perModel.all(),
    size() {
      const { entries, bytes } = size.get() ?? { entries: 0, bytes: 0 }
      return { entries, bytes: bytes ?? 0 }
    },
  }
}
