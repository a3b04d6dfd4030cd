import { SqliteError } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { toWorkspaceError } from './to-workspace-error.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'

function failureOf(write: () => void): unknown {
  try {
    write()
    return undefined
  } catch (error) {
    return error
  }
}

test('says what keeps SQLite from writing', () => {
  const db = temporaryDatabase()
  db.pragma('query_only = ON')
  const failure = failureOf(() => db.exec('DELETE FROM settings'))
  expect(toWorkspaceError(failure)).toMatchObject({
    code: 'workspace-unwritable',
    message: expect.stringContaining('read-only'),
    cause: failure,
  })
})

test.each([
  ['SQLITE_FULL', /the disk is full/],
  ['SQLITE_BUSY_SNAPSHOT', /another program keeps it busy/],
  ['SQLITE_IOERR_WRITE', /the disk reports an error/],
])('knows %s', (code, sentence) => {
  expect(toWorkspaceError(new SqliteError('x', code))).toMatchObject({ message: expect.stringMatching(sentence) })
})

test('leaves anything else as it is', () => {
  const constraint = new SqliteError('x', 'SQLITE_CONSTRAINT_UNIQUE')
  expect(toWorkspaceError(constraint)).toBe(constraint)
  expect(toWorkspaceError('text')).toBe('text')
})
