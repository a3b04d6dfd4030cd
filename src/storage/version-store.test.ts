import { expect, test, vi } from 'vitest'
import { sealVersion } from '../core/prompts/version.ts'
import type { WorkspaceDatabase } from './database.ts'
import { createDraftStore } from './draft-store.ts'
import { createPromptStore } from './prompt-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'
import { createVersionStore } from './version-store.ts'

function open() {
  const db = temporaryDatabase()
  const prompts = createPromptStore(db)
  prompts.insert({ id: 'p', name: 'greeting', at: '' })
  prompts.insert({ id: 'q', name: 'farewell', at: '' })
  return { db, versions: createVersionStore(db), drafts: createDraftStore(db) }
}

function version(text: string, parents: string[] = []) {
  return sealVersion({
    content: { messages: [{ role: 'user', content: text }] },
    parents,
    message: `says ${text}`,
    author: 'me',
    createdAt: '2026-01-01T00:00:00.000Z',
  })
}

test('gives versions numbers of their prompt and lists them newest first with parents, labels and branches', () => {
  const { versions } = open()
  const first = version('hi')
  const second = version('hello', [first.id])
  const merge = version('hey', [second.id, first.id])
  versions.insert('p', first)
  versions.insert('q', version('bye'))
  versions.insert('p', second)
  versions.insert('p', merge)
  versions.moveBranch('p', 'main', merge.id)
  versions.moveBranch('p', 'try', first.id)
  versions.setLabel('p', 'production', first.id)
  versions.setLabel('p', 'best', first.id)
  expect(versions.findPromptId(second.id)).toBe('p')
  expect(versions.findPromptId('none')).toBeUndefined()
  expect(
    versions
      .history('p')
      .map(({ number, parents, labels, branches, promptName }) => ({ number, parents, labels, branches, promptName })),
  ).toEqual([
    { number: 3, parents: [second.id, first.id], labels: [], branches: ['main'], promptName: 'greeting' },
    { number: 2, parents: [first.id], labels: [], branches: [], promptName: 'greeting' },
    { number: 1, parents: [], labels: ['best', 'production'], branches: ['try'], promptName: 'greeting' },
  ])
  expect(versions.get(first.id)).toMatchObject({
    id: first.id,
    contentId: first.contentId,
    promptId: 'p',
    labels: ['best', 'production'],
  })
  expect(versions.getContent(second.id)).toEqual(second.content)
})

test('keeps one version however often it comes', () => {
  const { versions } = open()
  versions.insert('p', version('hi'))
  versions.insert('p', version('hi'))
  expect(versions.history('p')).toHaveLength(1)
  expect(versions.has(version('hi').id)).toBe(true)
  expect(versions.has('nothing')).toBe(false)
  expect(versions.get('nothing')).toBeUndefined()
  expect(versions.getContent('nothing')).toBeUndefined()
})

test('reads a long history in as many queries as a short one', () => {
  const { db } = open()
  const executed = countQueries(db)
  const versions = createVersionStore(db)
  const first = version('text 0')
  versions.insert('p', first)
  versions.insert('q', version('bye'))
  executed.count = 0
  versions.history('q')
  const short = executed.count
  let parent = first.id
  for (let number = 1; number < 300; number += 1) {
    const next = version(`text ${number}`, [parent])
    versions.insert('p', next)
    parent = next.id
  }
  executed.count = 0
  expect(versions.history('p')).toHaveLength(300)
  expect(executed.count).toBe(short)
  expect(short).toBeGreaterThan(0)
})

/** Counts the executions of every statement prepared from now on. */
function countQueries(db: WorkspaceDatabase) {
  const executed = { count: 0 }
  const prepare = db.prepare.bind(db)
  vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql)
    for (const method of ['all', 'get', 'run'] as const) {
      const execute = statement[method].bind(statement)
      statement[method] = ((...values: unknown[]) => {
        executed.count += 1
        return execute(...values)
      }) as never
    }
    return statement
  })
  return executed
}

test('moves and removes labels', () => {
  const { versions } = open()
  const [first, second] = [version('a'), version('b')]
  versions.insert('p', first)
  versions.insert('p', second)
  versions.setLabel('p', 'best', first.id)
  versions.setLabel('p', 'best', second.id)
  expect(versions.history('p').map(({ labels }) => labels)).toEqual([['best'], []])
  versions.setLabel('p', 'best', null)
  expect(versions.history('p').map(({ labels }) => labels)).toEqual([[], []])
})

test('refuses a parent that is not there, and keeps nothing of the version', () => {
  const { versions } = open()
  const orphan = version('a', ['f'.repeat(64)])
  expect(() => versions.insert('p', orphan)).toThrow(/FOREIGN KEY/)
  expect(versions.has(orphan.id)).toBe(false)
})

test('keeps one draft a branch, and says so when a stored one is damaged', () => {
  const { db, drafts } = open()
  const content = { messages: [{ role: 'user' as const, content: 'x' }] }
  expect(drafts.get('p', 'main')).toBeUndefined()
  drafts.save({ promptId: 'p', branch: 'main', content: { messages: [{ role: 'system', content: 'old' }] }, at: '' })
  drafts.save({ promptId: 'p', branch: 'main', content, at: '' })
  expect(drafts.get('p', 'main')).toEqual(content)
  db.exec(`UPDATE drafts SET content = '{"messages": 7'`)
  expect(() => drafts.get('p', 'main')).toThrow('Something unexpected went wrong: the stored draft is damaged.')
})

test('walks a long branch without reading every version for each', () => {
  const { db, versions } = open()
  let parents: string[] = []
  for (let number = 0; number < 20; number += 1) {
    const next = version(`text ${number}`, parents)
    versions.insert('p', next)
    parents = [next.id]
  }
  versions.moveBranch('p', 'main', parents[0] ?? '')
  const plan = vi.spyOn(db, 'prepare')
  createVersionStore(db)
  const walks = plan.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('RECURSIVE'))
  expect(walks.length).toBeGreaterThan(0)
  for (const sql of walks) {
    const steps = db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    const details = steps
      .all({ promptId: 'p', start: '', contentId: '', before: 1, limit: 1 })
      .map(({ detail }) => detail)
    expect(details.filter((detail) => /(SCAN|SEARCH) parent/u.test(detail))).toEqual([
      expect.stringContaining('(id=?)'),
    ])
  }
  expect(versions.page({ promptId: 'p', branch: 'main', limit: 50 })).toHaveLength(20)
})
