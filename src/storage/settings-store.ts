import type { Database } from 'better-sqlite3'
import type { z } from 'zod'

export type SettingsStore = ReturnType<typeof createSettingsStore>

/** Named values of the whole workspace, as JSON. */
export function createSettingsStore(db: Database) {
  const get = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck()
  const set = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')

  return {
    /** The value when there is one of this shape; a damaged one counts as none. */
    get<T>(name: string, schema: z.ZodType<T>): T | undefined {
      const text = get.get(name)
      if (text === undefined) return undefined
      const result = schema.safeParse(readJson(text))
      return result.success ? result.data : undefined
    },
    set(name: string, value: unknown) {
      set.run(name, JSON.stringify(value))
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
