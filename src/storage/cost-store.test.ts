import { expect, test } from 'vitest'
import { createCostStore } from './cost-store.ts'
import { addRuns } from './testing/add-run.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

test('what was spent counts the answers and their scoring, since a time', () => {
  const db = temporaryDatabase()
  addRuns(db, [{ id: 'r' }])
  const addCell =
    db.prepare(`INSERT INTO cells (id, run_id, variant, row_position, repeat, seed, status, cost_usd, finished_at)
    VALUES (?, 'r', 0, ?, 0, 1, 'done', ?, ?)`)
  addCell.run(1, 0, 0.5, '2026-11-02T00:00:00.000Z')
  addCell.run(2, 1, 0.25, '2026-10-31T00:00:00.000Z')
  const addScore = db.prepare('INSERT INTO scores (cell_id, metric, value, requests, cost_usd) VALUES (?, 0, 1, ?, ?)')
  addScore.run(1, 2, 0.125)
  addScore.run(2, 0, null)
  const costs = createCostStore(db)
  expect(costs.spentSince('2026-11-01T00:00:00.000Z')).toBe(0.625)
  expect(costs.spentSince('2026-10-01T00:00:00.000Z')).toBe(0.875)
  expect(costs.list('2026-11-01T00:00:00.000Z')).toMatchObject([
    { variant: 0, cells: 1, knownUsd: 0.5 },
    { variant: null, cells: 0, knownUsd: 0.125 },
  ])
})
