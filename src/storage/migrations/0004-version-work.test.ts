import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { addRuns } from '../testing/add-run.ts'
import { temporaryDirectory } from '../testing/temporary-database.ts'
import { workspaceMigration } from './0001-workspace.ts'
import { runCountsMigration } from './0002-run-counts.ts'
import { versionWorkMigration } from './0004-version-work.ts'

test('runs from before and new ones are found by the versions that they used; damaged specs are passed over', () => {
  const directory = temporaryDirectory()
  const options = { now: () => new Date(0), backupDirectory: join(directory, 'backups') }
  const before = [workspaceMigration, runCountsMigration]
  const old = openDatabase(join(directory, 'assay.db'), { ...options, migrations: before })
  addRuns(old, [{ id: 'r' }, { id: 'broken' }])
  const spec = (...ids: string[]) => JSON.stringify({ variants: ids.map((versionId) => ({ versionId })) })
  const setSpec = old.prepare('UPDATE runs SET spec = ? WHERE id = ?')
  setSpec.run(spec('v1', 'v2', 'v1'), 'r')
  setSpec.run('{"variants": [', 'broken')
  old.close()

  const db = openDatabase(join(directory, 'assay.db'), { ...options, migrations: [...before, versionWorkMigration] })
  db.prepare(
    `INSERT INTO runs (id, experiment_id, experiment_name, spec, row_count, total, status, started_at)
    VALUES (?, 'e', 'e', ?, 1, 1, 'pending', '')`,
  ).run('new', spec('v2'))
  expect(db.prepare('SELECT version_id, run_id, variant FROM run_versions ORDER BY 1, 2, 3').raw().all()).toEqual([
    ['v1', 'r', 0],
    ['v1', 'r', 2],
    ['v2', 'new', 0],
    ['v2', 'r', 1],
  ])
  db.close()
})
