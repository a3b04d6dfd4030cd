import { expect, test } from 'vitest'
import { createRunStore, type RunRecord } from './run-store.ts'
import { addRuns } from './testing/add-run.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

/** Ids of all runs, a slice of `limit` after the other. */
function walk(runs: ReturnType<typeof createRunStore>, limit: number, experimentId?: string): string[] {
  const ids: string[] = []
  for (let slice = runs.list({ limit, experimentId }).runs; slice.length > 0;) {
    ids.push(...slice.map(({ id }) => id))
    slice = runs.list({ limit, experimentId, after: ids.at(-1) }).runs
  }
  return ids
}

test('lists runs newest first without a gap or a double where times are equal', () => {
  const db = temporaryDatabase()
  const runs = createRunStore(db)
  const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']
  addRuns(
    db,
    ['b', 'a', 'd', 'c', 'e'].map((id) => ({ id, startedAt: id === 'a' ? late : early })),
  )
  addRuns(db, [{ id: 'f', experimentId: 'other', startedAt: late }])
  for (const limit of [1, 2, 3, 10]) {
    expect(walk(runs, limit)).toEqual(['f', 'a', 'e', 'd', 'c', 'b'])
    expect(walk(runs, limit, 'e')).toEqual(['a', 'e', 'd', 'c', 'b'])
  }
  expect(runs.list({ limit: 2, experimentId: 'other' })).toMatchObject({ total: 1, runs: [{ id: 'f' }] })
})

test('lists nothing after a run that is not there', () => {
  const db = temporaryDatabase()
  addRuns(db, [{ id: 'a' }])
  expect(createRunStore(db).list({ limit: 10, after: 'absent' })).toEqual({ runs: [], total: 1 })
})

test('writes a state only over the one that was seen', () => {
  const db = temporaryDatabase()
  const runs = createRunStore(db)
  addRuns(db, [{ id: 'a' }])
  const seen = runs.get('a') as RunRecord
  const taken = { ...seen, status: 'running', ownerProcess: 100, cached: 2 } as const
  expect(runs.setState(taken, seen)).toBe(true)
  expect(runs.setState({ ...seen, status: 'cancelled' }, seen)).toBe(false)
  expect(runs.setState({ ...taken, status: 'done' }, { status: 'running', ownerProcess: 200 })).toBe(false)
  expect(runs.get('a')).toEqual(taken)
})
