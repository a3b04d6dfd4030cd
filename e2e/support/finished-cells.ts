import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A finished cell as the database holds it. */
export interface FinishedCell {
  id: number
  finishedAt: string
  attempts: number
}

/** The finished cells of a workspace's only run, read from its database while nobody else has it open or beside them. */
export function readFinishedCells(workspace: string): FinishedCell[] {
  const database = new DatabaseSync(path.join(workspace, 'assay.db'), { readOnly: true })
  try {
    const cells = database.prepare(
      "SELECT id, finished_at AS finishedAt, attempts FROM cells WHERE status = 'done' ORDER BY id",
    )
    return cells.all() as unknown as FinishedCell[]
  } finally {
    database.close()
  }
}
