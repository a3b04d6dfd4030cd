import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { addRuns } from '../testing/add-run.ts'
import { temporaryDirectory } from '../testing/temporary-database.ts'
import { workspaceMigration } from './0001-workspace.ts'
import { runCountsMigration } from './0002-run-counts.ts'

test('runs from before get the counts of their cells', () => {
  const directory = temporaryDirectory()
  const options = { now: () => new Date(0), backupDirectory: join(directory, 'backups') }
  const old = openDatabase(join(directory, 'assay.db'), { ...options, migrations: [workspaceMigration] })
  addRuns(old, [{ id: 'r' }, { id: 'empty' }])
  const addCell =
    old.prepare(`INSERT INTO cells (run_id, variant, row_position, repeat, seed, status, cost_usd, is_cached)
    VALUES ('r', 0, ?, 0, 1, ?, ?, ?)`)
  const cells = [
    ['done', 0.5, 0],
    ['done', 0, 1],
    ['done', null, 0],
    ['failed', null, 0],
    ['pending', null, 0],
  ] as const
  for (const [position, cell] of cells.entries()) addCell.run(position, ...cell)
  old.close()

  const migrations = [workspaceMigration, runCountsMigration]
  const db = openDatabase(join(directory, 'assay.db'), { ...options, migrations })
  const counts = db.prepare(
    'SELECT id, done, failed, cached, known_cost_usd, unknown_cost_count FROM runs ORDER BY id DESC',
  )
  expect(counts.raw().all()).toEqual([
    ['r', 3, 1, 1, 0.5, 1],
    ['empty', 0, 0, 0, 0, 0],
  ])
  db.close()
})
