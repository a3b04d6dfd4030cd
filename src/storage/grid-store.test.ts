import { join } from 'node:path'
import { expect, test } from 'vitest'
import { searchTerms, type SearchTerm } from '../core/text/search-terms.ts'
import { createCellStore } from './cell-store.ts'
import { openDatabase } from './database.ts'
import { createGridStore } from './grid-store.ts'
import { migrations } from './migrations/index.ts'
import { addRuns } from './testing/add-run.ts'
import { temporaryDatabase, temporaryDirectory } from './testing/temporary-database.ts'
import type { Database } from 'better-sqlite3'

interface TestCell {
  row: number
  variant: number
  repeat?: number
  output?: string
  score?: number | null
  ms?: number
}

/** Finished cells of the run `r`, as the engine saves them. */
function addCells(db: Database, cells: readonly TestCell[], runId = 'r') {
  const store = createCellStore(db)
  store.insertAll(
    runId,
    cells.map(({ row, variant, repeat = 0 }) => ({ rowPosition: row, variant, repeat, seed: 1 })),
  )
  const idOf = db
    .prepare<[string, number, number, number], number>(
      'SELECT id FROM cells WHERE run_id = ? AND row_position = ? AND variant = ? AND repeat = ?',
    )
    .pluck()
  for (const { row, variant, repeat = 0, output = '', score, ms = 1 } of cells) {
    const id = idOf.get(runId, row, variant, repeat) ?? 0
    store.finishAll([
      {
        id,
        preview: output,
        finishReason: 'stop',
        promptTokens: 1,
        cachedPromptTokens: null,
        completionTokens: output.length,
        reasoningTokens: null,
        costUsd: null,
        firstTokenMs: null,
        totalMs: ms,
        isCached: 0,
        retries: 0,
        finishedAt: '',
        messages: '[]',
        output,
        timing: '{}',
        fingerprint: '{}',
      },
    ])
    if (score !== undefined) store.saveScores([{ cellId: id, scores: [{ metric: 0, value: score, reason: null }] }])
  }
}

function openGrid(cells: readonly TestCell[]) {
  const db = temporaryDatabase()
  addRuns(db, [{ id: 'r' }])
  addCells(db, cells)
  return { db, grid: createGridStore(db) }
}

const of = { runId: 'r', metric: 0 }
const term = (text: string): SearchTerm => searchTerms(text)[0] ?? { text, isOfWords: true }
const inOrder = (positions: Iterable<number>) => [...new Set(positions)].toSorted((a, b) => a - b)

test('finds rows by who is right, by score, and by what could not be scored', () => {
  const { grid } = openGrid([
    { row: 0, variant: 0, score: 1 },
    { row: 0, variant: 1, score: 0 },
    { row: 1, variant: 0, score: 0 },
    { row: 1, variant: 1, score: 1 },
    { row: 2, variant: 0, score: 1 },
    { row: 2, variant: 1, score: 1 },
    { row: 3, variant: 0, score: null },
    { row: 3, variant: 1 },
  ])
  expect(grid.listDisagreeing(of)).toEqual([0, 1])
  expect(grid.listRight({ ...of, a: 0, b: 1 })).toEqual([0])
  expect(grid.listRight({ ...of, a: 1, b: 0 })).toEqual([1])
  expect(grid.listUnscored(of)).toEqual([3])
  expect(grid.listBetween({ ...of, variant: 1, least: 0.5, most: 1 })).toEqual([1, 2])
  expect(grid.listDifferences({ ...of, a: 0, b: 1 }).map(({ key }) => key)).toEqual([-1, 1, 0])
})

test('takes the repeats of a row together', () => {
  const { grid } = openGrid([
    { row: 0, variant: 0, repeat: 0, score: 1, ms: 10 },
    { row: 0, variant: 0, repeat: 1, score: 1, ms: 30 },
    { row: 0, variant: 0, repeat: 2, score: 0, ms: 20 },
    { row: 0, variant: 1, repeat: 0, score: 0.5 },
  ])
  expect(grid.listRight({ ...of, a: 0, b: 1 })).toEqual([0])
  expect(grid.listHigher({ ...of, a: 0, b: 1 })).toEqual([0])
  expect(grid.listMeasures('latency', { runId: 'r', variant: 0 })).toEqual([{ position: 0, key: 20 }])
  expect(grid.listMeasures('cost', { runId: 'r', variant: 0 })).toEqual([{ position: 0, key: null }])
})

test('searches answers as they come, also one that is written anew', () => {
  const { db, grid } = openGrid([
    { row: 0, variant: 0, output: 'A Positive review of the café' },
    { row: 1, variant: 0, output: 'nothing "quoted" -> here' },
    { row: 2, variant: 1, output: '私は東京にいます' },
  ])
  addRuns(db, [{ id: 'other' }])
  addCells(db, [{ row: 0, variant: 0, output: 'positive elsewhere' }], 'other')
  const found = (text: string) => inOrder(grid.searchOutputs('r', term(text)))
  expect(found('posit')).toEqual([0])
  expect(found('itive')).toEqual([])
  expect(found('CAFE')).toEqual([0])
  expect(found('"review of"')).toEqual([0])
  expect(found('->')).toEqual([1])
  expect(found('東京')).toEqual([2])
  addCells(db, [{ row: 0, variant: 0, output: 'changed' }])
  expect(found('positive')).toEqual([])
  expect(found('changed')).toEqual([0])
})

test('searches inputs and expected outputs, and not the names of variables', () => {
  const { db, grid } = openGrid([])
  db.exec(`INSERT INTO dataset_versions (id, columns, row_count, has_expected, created_at) VALUES ('v', '["text"]', 4, 1, '');
    INSERT INTO rows (version_id, position, variables, expected, tags) VALUES
    ('v', 0, '{"text":"a text about films"}', NULL, '["short","en"]'), ('v', 1, '{"text":"say \\"it\\"\\nfilms"}', 'Über', NULL),
    ('v', 2, '{"text":"100% of it","nested":{"k":7}}', 'no', NULL), ('v', 3, '{"text":"beyond films"}', NULL, NULL)`)
  const found = (text: string) => grid.searchRows('v', 3, term(text))
  expect(found('film')).toEqual([0, 1])
  expect(found('text')).toEqual([0])
  expect(found('uber')).toEqual([1])
  expect(found('100%')).toEqual([2])
  expect(found('"it films"')).toEqual([])
  expect(grid.listTagged('v', 'en')).toEqual([0])
})

test('reads the answers of a run from before the index, and brings them into it bit by bit', () => {
  const file = join(temporaryDirectory(), 'assay.db')
  const options = { now: () => new Date(0), backupDirectory: join(file, '..', 'backups') }
  const old = openDatabase(file, { ...options, migrations: migrations.filter(({ name }) => name < '0008') })
  addRuns(old, [{ id: 'r' }])
  addCells(
    old,
    Array.from({ length: 5 }, (_, row) => ({ row, variant: 0, output: `answer number${row}` })),
  )
  old.exec("UPDATE runs SET done = 5 WHERE id = 'r'")
  old.close()
  const db = openDatabase(file, options)
  const grid = createGridStore(db)
  expect(grid.isInBacklog('r')).toBe(true)
  expect(inOrder(grid.searchOutputs('r', term('number3')))).toEqual([3])
  expect(grid.indexSome('r', 3)).toBe(true)
  expect(grid.isInBacklog('r')).toBe(true)
  expect(grid.indexSome('r', 3)).toBe(false)
  expect(grid.isInBacklog('r')).toBe(false)
  expect(inOrder(grid.searchOutputs('r', term('number3')))).toEqual([3])
  expect(grid.indexSome('r', 3)).toBe(false)
  db.close()
})
