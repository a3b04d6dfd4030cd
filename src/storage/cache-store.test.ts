import { expect, test } from 'vitest'
import { createCacheStore } from './cache-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

function fill() {
  const cache = createCacheStore(temporaryDatabase())
  const entries = [
    ['a', 'm1', 'p1', 1],
    ['b', 'm1', 'p2', 2],
    ['c', 'm2', 'p1', 3],
    ['d', 'm2', null, 4],
  ] as const
  for (const [key, modelId, promptId, minute] of entries) {
    cache.put({ key, modelId, promptId, generation: 'x'.repeat(100), usedAt: `2026-01-01T00:0${minute}:00.000Z` })
  }
  return cache
}

test('answers of a model or of a prompt are forgotten alone', () => {
  const cache = fill()
  expect(cache.sizePerModel()).toEqual([
    { modelId: 'm1', entries: 2, bytes: 200 },
    { modelId: 'm2', entries: 2, bytes: 200 },
  ])
  expect(cache.clear({ promptId: 'p1' })).toBe(2)
  expect([cache.get('a'), cache.get('c')]).toEqual([undefined, undefined])
  expect(cache.clear({ modelId: 'm2' })).toBe(1)
  expect(cache.size()).toEqual({ entries: 1, bytes: 100 })
  expect(cache.clear()).toBe(1)
})

test('what was used longest ago is forgotten first, and only as much as must be', () => {
  const cache = fill()
  cache.touch('a', '2026-01-02T00:00:00.000Z')
  expect(cache.shrink(400)).toBe(0)
  expect(cache.shrink(250)).toBe(2)
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.get('d')].map((one) => one !== undefined)).toEqual([
    true,
    false,
    false,
    true,
  ])
})
