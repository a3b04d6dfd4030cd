import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { createCellStore, type FinishedCell } from './cell-store.ts'
import { addRuns } from './testing/add-run.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

function finished(id: number): FinishedCell {
  const unknown = { cachedPromptTokens: null, completionTokens: null, reasoningTokens: null, firstTokenMs: null }
  const texts = { messages: '[]', output: 'an answer', timing: '{}', fingerprint: '{}' }
  return {
    id,
    preview: '',
    finishReason: 'stop',
    promptTokens: 1,
    totalMs: 1,
    costUsd: 0.5,
    isCached: 0,
    retries: 0,
    finishedAt: '',
    ...unknown,
    ...texts,
  }
}

const newCells = [0, 1, 2].flatMap((rowPosition) =>
  [0, 1].map((variant) => ({ variant, rowPosition, repeat: 0, seed: 1 })),
)

function openCells() {
  const db = temporaryDatabase()
  addRuns(db, [{ id: 'r' }])
  const cells = createCellStore(db)
  cells.insertAll('r', newCells)
  return { db, cells }
}

test('cells are handed out in the order of their rows, each once, and queued only once', () => {
  const { cells } = openCells()
  cells.insertAll('r', newCells)
  const claimed = [...cells.claim('r', [0, 1], 4), ...cells.claim('r', [0, 1], 4), ...cells.claim('r', [0, 1], 4)]
  expect(claimed.map(({ rowPosition, variant }) => `${rowPosition}${variant}`)).toEqual([
    '00',
    '01',
    '10',
    '11',
    '20',
    '21',
  ])
})

test('cells are handed out although another process writes meanwhile', () => {
  const { db } = openCells()
  const other = new Database(db.name, { timeout: 0 })
  onTestFinished(() => void other.close())
  let attempts = 0
  const interfere = (sql: unknown) => {
    if (!String(sql).startsWith("UPDATE cells SET status = 'running'")) return
    attempts += 1
    try {
      other.exec("INSERT OR REPLACE INTO settings (name, value) VALUES ('written', '1')")
    } catch {
      // It has to wait.
    }
  }
  const watched = new Database(db.name, { timeout: 0, verbose: interfere })
  onTestFinished(() => void watched.close())
  expect(createCellStore(watched).claim('r', [0], 2)).toHaveLength(2)
  expect(attempts).toBe(2)
})

test('a cell that is done stays done, whatever comes late', () => {
  const { cells } = openCells()
  const [cell] = cells.claim('r', [0], 1)
  const id = cell?.id ?? 0
  cells.finishAll([finished(id)])
  cells.release([id])
  cells.fail({ id, code: 'unexpected', message: 'late', retries: 0, finishedAt: '' })
  expect(cells.counts('r')).toMatchObject({ done: 1, failed: 0, pending: 5, running: 0, knownCostUsd: 0.5 })
})

test('a cell that is given back counts as never tried', () => {
  const { cells } = openCells()
  const [first] = cells.claim('r', [0], 1)
  cells.release([first?.id ?? 0])
  expect(cells.claim('r', [0], 1)).toEqual([first])
})
