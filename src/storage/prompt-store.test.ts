import { expect, test } from 'vitest'
import { emptyPromptContent } from '../core/prompts/prompt-content.ts'
import { sealVersion } from '../core/prompts/version.ts'
import { createDraftStore } from './draft-store.ts'
import { createPromptStore } from './prompt-store.ts'
import { temporaryDatabase } from './testing/temporary-database.ts'
import { createVersionStore } from './version-store.ts'

const at = '2026-01-01T00:00:00.000Z'

test('lists prompts by name with their head, version count and whether the working copy differs', () => {
  const db = temporaryDatabase()
  const prompts = createPromptStore(db)
  const versions = createVersionStore(db)
  const drafts = createDraftStore(db)
  prompts.insert({ id: '1', name: 'zeta', at })
  prompts.insert({ id: '2', name: 'Alpha', at })
  const content = { messages: [{ role: 'user' as const, content: 'hello' }] }
  const version = sealVersion({ content, parents: [], message: 'first', author: 'me', createdAt: at })
  versions.insert('1', version)
  versions.moveBranch('1', 'main', version.id)
  drafts.save({ promptId: '1', branch: 'main', content, at })
  expect(prompts.list()).toEqual([
    { id: '2', name: 'Alpha', headVersionId: null, versionCount: 0, isChanged: 0, updatedAt: at },
    { id: '1', name: 'zeta', headVersionId: version.id, versionCount: 1, isChanged: 0, updatedAt: at },
  ])
  drafts.save({ promptId: '1', branch: 'main', content: emptyPromptContent, at })
  drafts.save({ promptId: '2', branch: 'main', content: emptyPromptContent, at })
  expect(prompts.list().map(({ isChanged }) => isChanged)).toEqual([1, 1])
})

test('keeps names of live prompts apart and frees the name of an archived one', () => {
  const prompts = createPromptStore(temporaryDatabase())
  prompts.insert({ id: '1', name: 'same', at })
  prompts.insert({ id: '2', name: 'other', at })
  expect(() => prompts.insert({ id: '3', name: 'same', at })).toThrow(
    'There is already a prompt named "same": choose another name.',
  )
  expect(() => prompts.rename({ id: '2', name: 'same', at })).toThrow(
    expect.objectContaining({ code: 'already-exists' }),
  )
  prompts.archive('1', at)
  prompts.rename({ id: '2', name: 'same', at })
  expect(prompts.findByName('same')?.id).toBe('2')
  expect(prompts.get('1')?.isArchived).toBe(1)
  expect(prompts.list()).toHaveLength(1)
  expect(() => prompts.restore({ id: '1', name: 'same', at })).toThrow(
    expect.objectContaining({ code: 'already-exists' }),
  )
  prompts.restore({ id: '1', name: 'another', at })
  expect(prompts.list().map(({ name }) => name)).toEqual(['another', 'same'])
})
