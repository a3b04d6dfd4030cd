import type { Database } from 'better-sqlite3'

export type PackStateStore = ReturnType<typeof createPackStateStore>

/** Tells whether anything that a pack may hold has changed, without reading it. */
export function createPackStateStore(db: Database) {
  const state = db
    .prepare<[], string>(`SELECT json_array(
      (SELECT max(rowid) FROM versions),
      (SELECT json_group_array(prompt_id || ' ' || name || ' ' || version_id) FROM branches),
      (SELECT json_group_array(prompt_id || ' ' || name || ' ' || version_id) FROM labels),
      (SELECT json_group_array(id || ' ' || name || ' ' || is_archived) FROM prompts),
      (SELECT max(created_at) || count(*) FROM dataset_history),
      (SELECT max(updated_at) || count(*) FROM experiments))`)
    .pluck()
  return {
    /** Another text after every change, by whichever process. */
    read: () => state.get() ?? '',
  }
}
