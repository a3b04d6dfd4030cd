import type { Database } from 'better-sqlite3'

export type VoteStore = ReturnType<typeof createVoteStore>

/** The answers that were drawn for cells with several, as JSON. */
export function createVoteStore(db: Database) {
  const save = db.prepare('INSERT OR REPLACE INTO cell_votes (cell_id, votes) VALUES (?, ?)')
  const get = db.prepare<[number], string>('SELECT votes FROM cell_votes WHERE cell_id = ?').pluck()
  return {
    save(cellId: number, votes: string) {
      save.run(cellId, votes)
    },
    get: (cellId: number) => get.get(cellId),
  }
}
