import { expect, test } from 'vitest'
import { readSpec } from './read-spec.ts'
import { rescoreRun } from './rescore-run.ts'
import { openTestRuns } from './testing/open-test-runs.ts'
import type { Stores } from '../stores.ts'

test('a run is scored anew without generating; the old one and its scores stay', async () => {
  let calls = 0
  const runs = openTestRuns({
    answer: ({ messages }) => ((calls += 1), Promise.resolve(messages.at(-1)?.content.slice(2) ?? '')),
  })
  const { runId } = await runs.engine.start('e')
  await runs.engine.wait(runId)
  const kept: string[] = []
  const stores = {
    ...runs,
    datasets: { getRow: () => ({ position: 0, variables: {}, expected: 't1', split: null, tags: [] }) },
  } as unknown as Stores
  const context = { stores, db: runs.db, now: () => new Date(0), newId: () => 'again' }
  const keep = async (id: string) => void kept.push(id)
  const id = await rescoreRun(
    context,
    { keepReport: keep, goOn: runs.engine.resume },
    {
      runId,
      metrics: [{ id: 'exact-match' }, { id: 'contains', options: { text: 't' } }],
    },
  )

  expect(kept).toEqual(['again'])
  expect(calls).toBe(10)
  const record = runs.runs.get(id)
  expect(record).toMatchObject({
    status: 'done',
    total: 10,
    done: 10,
    cached: 10,
    knownCostUsd: 0,
    unknownCostCount: 0,
  })
  expect(record && readSpec(record).metrics).toHaveLength(2)
  const count = (run: string) =>
    runs.db
      .prepare(
        'SELECT count(*) AS scores, sum(value) AS right FROM scores JOIN cells ON cells.id = cell_id WHERE run_id = ?',
      )
      .get(run)
  expect(count(runId)).toEqual({ scores: 10, right: 10 })
  // Both variants are right on one row, and every answer contains a t.
  expect(count(id)).toEqual({ scores: 20, right: 12 })
})

test('metrics that there are not are refused before anything is copied', async () => {
  const runs = openTestRuns()
  const { runId } = await runs.engine.start('e')
  await runs.engine.wait(runId)
  const context = { stores: runs as unknown as Stores, db: runs.db, now: () => new Date(0), newId: () => 'again' }
  const rescoring = rescoreRun(
    context,
    { keepReport: async () => undefined, goOn: runs.engine.resume },
    { runId, metrics: [{ id: 'exactly' }] },
  )
  await expect(rescoring).rejects.toThrow('There is no metric "exactly"')
  expect(runs.runs.get('again')).toBeUndefined()
})
