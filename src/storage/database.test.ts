import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { migrations } from './migrations/index.ts'
import { temporaryDirectory } from './testing/temporary-database.ts'

const now = () => new Date('2026-01-02T03:04:05.000Z')

function place() {
  const directory = temporaryDirectory()
  return { directory, path: join(directory, 'assay.db'), options: { now, backupDirectory: join(directory, 'backups') } }
}

function photograph(directory: string) {
  return Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(parentPath, name)))
          .digest('hex'),
      ]),
  )
}

describe('a new workspace', () => {
  test('has every migration recorded with its time, and no backup', () => {
    const { directory, path, options } = place()
    const db = openDatabase(path, options)
    expect(db.prepare('SELECT name, applied_at AS at FROM migrations').all()).toEqual(
      migrations.map(({ name }) => ({ name, at: '2026-01-02T03:04:05.000Z' })),
    )
    db.close()
    expect(readdirSync(directory)).toEqual(['assay.db'])
  })

  test('writes ahead, keeps references and waits for others', () => {
    const { path, options } = place()
    const db = openDatabase(path, options)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('synchronous', { simple: true })).toBe(1)
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000)
    expect(() => db.exec("INSERT INTO branches (prompt_id, name, version_id) VALUES ('a', 'main', 'b')")).toThrow(
      /FOREIGN KEY/,
    )
    db.close()
  })

  test('is made in an empty file as well', () => {
    const { path, options } = place()
    writeFileSync(path, '')
    openDatabase(path, options).close()
    expect(readFileSync(path).length).toBeGreaterThan(0)
  })
})

describe('an older workspace', () => {
  const next = { name: '0999-more', sql: 'CREATE TABLE more (id TEXT PRIMARY KEY) STRICT;' }

  test('is copied, then migrated once', () => {
    const { directory, path, options } = place()
    const first = openDatabase(path, options)
    first.exec("INSERT INTO settings (name, value) VALUES ('kept', '1')")
    first.close()

    openDatabase(path, { ...options, migrations: [...migrations, next] }).close()
    const [backup = '', ...others] = readdirSync(join(directory, 'backups'))
    expect([backup, ...others]).toEqual(['2026-01-02T03-04-05.000Z-before-0999-more.db'])
    const copy = new Database(join(directory, 'backups', backup), { readonly: true })
    expect(copy.prepare('SELECT name, value FROM settings').all()).toEqual([{ name: 'kept', value: '1' }])
    expect(copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'more'").all()).toEqual([])
    copy.close()

    const again = openDatabase(path, { ...options, migrations: [...migrations, next] })
    expect(again.prepare('SELECT name FROM migrations').pluck().all()).toEqual([
      ...migrations.map(({ name }) => name),
      '0999-more',
    ])
    expect(readdirSync(join(directory, 'backups'))).toHaveLength(1)
    again.close()
  })

  test('is as it was when a migration fails half way', () => {
    const { path, options } = place()
    openDatabase(path, options).close()
    const broken = { name: '0009-broken', sql: 'CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);' }
    expect(() => openDatabase(path, { ...options, migrations: [...migrations, broken] })).toThrow(
      /no such table: nowhere/,
    )
    const db = openDatabase(path, options)
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").all()).toEqual([])
    db.close()
  })

  test('refuses a migration that leaves references to nothing', () => {
    const { path, options } = place()
    const db = openDatabase(path, options)
    db.exec("INSERT INTO prompts (id, name, created_at, updated_at) VALUES ('p', 'p', '', '')")
    db.exec("INSERT INTO drafts (prompt_id, branch, content, updated_at) VALUES ('p', 'main', '{}', '')")
    db.close()
    const careless = { name: '0009-careless', sql: 'DELETE FROM prompts;' }
    expect(() => openDatabase(path, { ...options, migrations: [...migrations, careless] })).toThrow(/breaks references/)
  })
})

describe('a workspace of a newer program', () => {
  test('is refused by name and left as it is, to the byte', () => {
    const { directory, path, options } = place()
    openDatabase(path, {
      ...options,
      migrations: [...migrations, { name: '0009-future', sql: 'CREATE TABLE future (id TEXT) STRICT' }],
    }).close()
    const before = photograph(directory)
    expect(() => openDatabase(path, options)).toThrow(
      expect.objectContaining({
        code: 'workspace-newer',
        message: expect.stringContaining('it has the migration "0009-future"'),
      }),
    )
    expect(photograph(directory)).toEqual(before)
  })

  test('keeps its log when the newer program was killed', () => {
    const { directory, path, options } = place()
    const alive = openDatabase(path, options)
    alive.exec("INSERT INTO migrations (name, applied_at) VALUES ('0009-future', '')")
    const killed = temporaryDirectory()
    for (const name of ['assay.db', 'assay.db-wal'])
      writeFileSync(join(killed, name), readFileSync(join(directory, name)))
    alive.close()
    const before = photograph(killed)
    expect(() => openDatabase(join(killed, 'assay.db'), options)).toThrow(
      expect.objectContaining({ code: 'workspace-newer' }),
    )
    expect(photograph(killed)).toMatchObject(before)
  })
})

describe('what is not a workspace', () => {
  test.each([
    ['text', 'Dear diary, '.repeat(500), 'it is not a SQLite database'],
    ['one byte', 'S', 'it is not a SQLite database'],
    ['only the magic text', 'SQLite format 3\0', 'it is cut short'],
    ['a damaged header', `SQLite format 3\0${'\u0007'.repeat(200)}`, 'its header is damaged'],
  ])('is refused and left as it is: %s', (_, content, reason) => {
    const { directory, path, options } = place()
    writeFileSync(path, content)
    const before = photograph(directory)
    expect(() => openDatabase(path, options)).toThrow(
      expect.objectContaining({ code: 'workspace-broken', data: { path, reason } }),
    )
    expect(photograph(directory)).toEqual(before)
  })

  test('is refused when it is cut short', () => {
    const { path, options } = place()
    openDatabase(path, options).close()
    truncateSync(path, 8192)
    expect(() => openDatabase(path, options)).toThrow(/cannot be opened \(it is cut short\): restore a backup/)
    expect(readFileSync(path)).toHaveLength(8192)
  })

  test('is refused when it is the database of something else', () => {
    const { path, options } = place()
    const other = new Database(path)
    other.exec('CREATE TABLE recipes (id TEXT)')
    other.close()
    expect(() => openDatabase(path, options)).toThrow(/it is a database, but not one of Assay/)
  })

  test('is refused when it is a folder', () => {
    const { directory, options } = place()
    expect(() => openDatabase(directory, options)).toThrow(expect.objectContaining({ code: 'workspace-broken' }))
  })
})
