import { expect, test } from 'vitest'
import { createDatasetStore } from './dataset-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

const at = '2026-01-01T00:00:00.000Z'

function rows(count: number, text = 'row') {
  return Array.from({ length: count }, (_, index) => ({
    variables: { question: `${text} ${index}`, nested: { index } },
    ...(index % 2 ? {} : { expected: 'yes' }),
  }))
}

function version(id: string, count: number) {
  return { id, columns: ['question', 'nested'], hasExpected: true, rows: rows(count, id) }
}

test('shows the newest version of a dataset and keeps the older ones', () => {
  const datasets = createDatasetStore(temporaryDatabase())
  datasets.insert({ id: 'd', name: 'questions', at })
  expect(datasets.list()).toEqual([])
  datasets.saveVersion('d', version('one', 3), at)
  datasets.saveVersion('d', version('two', 5), '2026-01-02T00:00:00.000Z')
  const summary = {
    id: 'd',
    name: 'questions',
    versionId: 'two',
    columns: ['question', 'nested'],
    rowCount: 5,
    hasExpected: true,
  }
  expect(datasets.list()).toEqual([{ ...summary, updatedAt: '2026-01-02T00:00:00.000Z' }])
  expect(datasets.get('d')).toMatchObject(summary)
  expect(datasets.getVersion('one')).toMatchObject({ id: 'one', rowCount: 3 })
  expect(datasets.getVersion('none')).toBeUndefined()
})

test('keeps an earlier version below the newest one', () => {
  const datasets = createDatasetStore(temporaryDatabase())
  datasets.insert({ id: 'd', name: 'questions', at })
  datasets.saveVersion('d', version('new', 2), at)
  datasets.saveEarlierVersion('d', version('old', 3), at)
  datasets.saveEarlierVersion('d', version('older', 1), at)
  datasets.saveEarlierVersion('d', version('old', 3), at)
  expect(datasets.get('d')).toMatchObject({ versionId: 'new' })
  expect(datasets.listVersionIds('d')).toEqual(['older', 'old', 'new'])
  expect(datasets.listRows('old', 0, 10)).toHaveLength(3)
})

test('stores equal rows once, for one dataset or two', () => {
  const db = temporaryDatabase()
  const datasets = createDatasetStore(db)
  datasets.insert({ id: 'd', name: 'first', at })
  datasets.insert({ id: 'e', name: 'second', at })
  datasets.saveVersion('d', version('same', 4), at)
  datasets.saveVersion('d', version('same', 4), at)
  datasets.saveVersion('e', version('same', 4), at)
  expect(db.prepare('SELECT count(*) FROM rows').pluck().get()).toBe(4)
  expect(datasets.findIdByVersion('same')).toBe('d')
  datasets.archive('d', at)
  expect(datasets.findIdByVersion('same')).toBe('e')
  expect(datasets.findIdByVersion('none')).toBeUndefined()
  expect(db.prepare('SELECT dataset_id, number FROM dataset_history ORDER BY dataset_id').raw().all()).toEqual([
    ['d', 1],
    ['e', 1],
  ])
})

test('reads rows by position', () => {
  const datasets = createDatasetStore(temporaryDatabase())
  datasets.insert({ id: 'd', name: 'questions', at })
  datasets.saveVersion('d', version('v', 10), at)
  expect(datasets.listRows('v', 7, 2)).toEqual([
    { position: 7, variables: { question: 'v 7', nested: { index: 7 } }, expected: null, split: null, tags: [] },
    { position: 8, variables: { question: 'v 8', nested: { index: 8 } }, expected: 'yes', split: null, tags: [] },
  ])
  expect(datasets.listRows('v', 9, 100)).toHaveLength(1)
  expect(datasets.getRow('v', 3)?.variables).toEqual({ question: 'v 3', nested: { index: 3 } })
  expect(datasets.getRow('v', 10)).toBeUndefined()
})

test('saves 100,000 rows in one go, and none of them when one fails', () => {
  const db = temporaryDatabase()
  const datasets = createDatasetStore(db)
  datasets.insert({ id: 'd', name: 'many', at })
  const broken = rows(1000)
  Object.defineProperty(broken[998], 'expected', { value: new Date() })
  expect(() => datasets.saveVersion('d', { ...version('broken', 0), rows: broken }, at)).toThrow(
    /SQLite3 can only bind/,
  )
  expect(datasets.getVersion('broken')).toBeUndefined()
  datasets.saveVersion('d', { ...version('many', 0), rows: rows(100_000) }, at)
  expect(datasets.listRows('many', 99_999, 5)).toHaveLength(1)
  expect(db.prepare('SELECT count(*) FROM rows').pluck().get()).toBe(100_000)
})

test('finds rows by split and tag', () => {
  const datasets = createDatasetStore(temporaryDatabase())
  datasets.insert({ id: 'd', name: 'tagged', at })
  const split = (position: number) => (position < 3 ? 'train' : 'test')
  const tagged = Array.from({ length: 5 }, (_, n) => ({
    variables: { n },
    split: split(n),
    ...(n % 2 ? { tags: ['b', 'odd'] } : {}),
  }))
  datasets.saveVersion('d', { id: 'v', columns: ['n'], hasExpected: false, rows: tagged }, at)
  expect(datasets.getRow('v', 1)).toMatchObject({ split: 'train', tags: ['b', 'odd'] })
  expect(datasets.listPositions('v', { split: 'test' })).toEqual([3, 4])
  expect(datasets.listPositions('v', { tag: 'odd', split: 'train' })).toEqual([1])
  expect(datasets.listFilteredRows('v', { tag: 'odd' }, 1, 5)).toMatchObject({ rows: [{ position: 3 }], total: 2 })
  expect(datasets.countSplits('v')).toEqual([
    { name: 'train', rows: 3 },
    { name: 'test', rows: 2 },
  ])
  expect(datasets.countTags('v')).toEqual([
    { name: 'b', rows: 2 },
    { name: 'odd', rows: 2 },
  ])
})

test('archiving frees the name', () => {
  const datasets = createDatasetStore(temporaryDatabase())
  datasets.insert({ id: 'd', name: 'questions', at })
  datasets.saveVersion('d', version('v', 1), at)
  expect(() => datasets.insert({ id: 'e', name: 'questions', at })).toThrow(/already a dataset named "questions"/)
  expect(datasets.findIdByName('questions')).toBe('d')
  datasets.archive('d', at)
  expect(datasets.list()).toEqual([])
  expect(datasets.findIdByName('questions')).toBeUndefined()
  datasets.insert({ id: 'e', name: 'questions', at })
})
