import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { openTestWorkbench } from '../testing/test-workbench.ts'

const say = (...texts: string[]): PromptContent => ({
  messages: texts.map((content) => ({ role: 'user' as const, content })),
})

async function openPrompt() {
  const { client, workbench } = await openTestWorkbench()
  const { id: promptId } = await client.prompts.create({ name: 'greeting' })
  const commit = async (content: PromptContent, branch = 'main', from?: string) => {
    const { headVersionId } = await client.prompts.get({ promptId, branch })
    const expectedHeadId = headVersionId ?? from ?? null
    return client.prompts.commit({ promptId, branch, content, message: `on ${branch}`, expectedHeadId })
  }
  return { client, workbench, promptId, commit }
}

test('a branch begins at any version, is renamed with its draft, and says what goes with it', async () => {
  const { client, promptId, commit } = await openPrompt()
  const first = await commit(say('hi'))
  await commit(say('hello'))
  await client.versions.createBranch({ promptId, branch: 'short', versionId: first.id })
  await expect(client.versions.createBranch({ promptId, branch: 'short', versionId: first.id })).rejects.toThrow(
    'There is already a branch named "short"',
  )
  const third = await commit(say('h'), 'short')
  await client.prompts.saveDraft({ promptId, branch: 'short', content: say('draft') })
  await client.versions.renameBranch({ promptId, branch: 'short', name: 'brief' })
  expect((await client.prompts.get({ promptId, branch: 'brief' })).draft).toEqual(say('draft'))
  expect(await client.versions.branches({ promptId })).toMatchObject([
    { name: 'main', number: 2, ahead: null, behind: null, isChanged: false },
    { name: 'brief', number: 3, ahead: 1, behind: 1, isChanged: true },
  ])
  const loss = await client.versions.branchLoss({ promptId, branch: 'brief' })
  expect(loss).toMatchObject({ losesDraft: true, versions: [{ id: third.id, number: 3 }] })
  expect(loss.sentence).toContain('1 version is on no other branch or label')
  await client.versions.deleteBranch({ promptId, branch: 'brief' })
  expect((await client.prompts.history({ promptId })).map(({ number }) => number)).toEqual([3, 2, 1])
  await expect(client.versions.deleteBranch({ promptId, branch: 'main' })).rejects.toThrow('The branch "main" stays')
  await expect(client.versions.branchLoss({ promptId, branch: 'brief' })).rejects.toThrow('There is no branch "brief"')
})

test('history is read by slices, by branch and by content; versions are found by what people call them', async () => {
  const { client, promptId, commit } = await openPrompt()
  const versions = []
  for (const word of ['a', 'b', 'c', 'd']) versions.push(await commit(say(word)))
  const [first, second] = versions
  await commit(say('side'), 'side', second?.id)
  const numbers = async (input: object) =>
    (await client.prompts.history({ promptId, ...input })).map(({ number }) => number)
  expect(await numbers({ limit: 2 })).toEqual([5, 4])
  expect(await numbers({ limit: 2, after: versions[3]?.id })).toEqual([3, 2])
  expect(await numbers({ branch: 'side' })).toEqual([5, 2, 1])
  expect(await numbers({ branch: 'side', limit: 1, after: second?.id })).toEqual([1])
  expect(await numbers({ contentId: first?.contentId })).toEqual([1])
  await client.prompts.setLabel({ promptId, label: 'best', versionId: first?.id ?? '' })
  const find = async (reference: string) => (await client.versions.find({ promptId, reference })).number
  expect(await Promise.all(['v3', 'best', 'side', 'main', first?.id.slice(0, 8) ?? ''].map(find))).toEqual([
    3, 1, 5, 4, 1,
  ])
  await expect(find('abc')).rejects.toThrow('There is no version "greeting@abc"')
})

test('reverting commits the older content again, and keeps a draft that has changes', async () => {
  const { client, promptId, commit } = await openPrompt()
  const first = await commit(say('hi'))
  const second = await commit(say('hello'))
  const back = await client.versions.revert({ promptId, branch: 'main', versionId: first.id })
  expect(back).toMatchObject({ number: 3, parents: [second.id], content: say('hi'), message: 'Back to v1: on main' })
  expect(await client.prompts.get({ promptId })).toMatchObject({ draft: say('hi'), isChanged: false })
  await client.prompts.saveDraft({ promptId, content: say('typing') })
  await client.versions.revert({ promptId, branch: 'main', versionId: second.id, message: 'again' })
  expect(await client.prompts.get({ promptId })).toMatchObject({ draft: say('typing'), isChanged: true })
})

test('merging moves on, makes a version with two parents, or says where both changed the same', async () => {
  const { client, promptId, commit } = await openPrompt()
  const root = await commit(say('You are kind.', 'Answer in one word.'))
  await client.versions.createBranch({ promptId, branch: 'side', versionId: root.id })
  const side = await commit(say('You are kind.', 'Answer in two words.'), 'side')
  const into = { promptId, into: 'main' }
  const forward = await client.versions.previewMerge({ ...into, fromVersionId: side.id })
  expect(forward).toMatchObject({
    kind: 'fast-forward',
    changes: [{ where: 'message 2 (user), text', kind: 'changed' }],
  })

  const main = await commit(say('You are very kind.', 'Answer in one word.'))
  await client.prompts.saveDraft({ promptId, content: say('typing') })
  const merged = await client.versions.merge({ ...into, fromVersionId: side.id })
  expect(merged).toMatchObject({
    kind: 'merge',
    version: { parents: [main.id, side.id], content: say('You are very kind.', 'Answer in two words.') },
  })
  expect((await client.prompts.get({ promptId })).draft).toEqual(say('typing'))
  expect((await client.versions.merge({ ...into, fromVersionId: side.id })).kind).toBe('up-to-date')

  const more = await commit(say('You are kind.', 'Answer in six words.'), 'side')
  await commit(say('You are very kind.', 'Answer in nine words.'))
  const { conflicts } = await client.versions.previewMerge({ ...into, fromVersionId: more.id })
  expect(conflicts).toMatchObject([{ ours: 'Answer in nine words.', theirs: 'Answer in six words.' }])
  await expect(client.versions.merge({ ...into, fromVersionId: more.id })).rejects.toThrow(
    'The merge into "main" has a conflict (message 2 (user), text): decide each of them.',
  )
  const resolutions = { [conflicts[0]?.id ?? '']: { value: 'Answer.' } }
  await expect(
    client.versions.merge({ ...into, fromVersionId: more.id, resolutions, expectedHeadId: root.id }),
  ).rejects.toThrow('The branch "main" has moved on')
  const settled = await client.versions.merge({ ...into, fromVersionId: more.id, resolutions, message: 'Joined' })
  expect(settled.version).toMatchObject({ message: 'Joined', content: say('You are very kind.', 'Answer.') })
})

test('criss-cross merges have a base of their own', async () => {
  const { client, promptId, commit } = await openPrompt()
  const root = await commit(say('a\nb\nx\nc\nd\n'))
  await client.versions.createBranch({ promptId, branch: 'side', versionId: root.id })
  const one = await commit(say('A\nb\nx\nc\nd\n'))
  const two = await commit(say('a\nb\nx\nc\nD\n'), 'side')
  await client.versions.merge({ promptId, into: 'main', fromVersionId: two.id })
  await client.versions.merge({ promptId, into: 'side', fromVersionId: one.id })
  await commit(say('A\nB\nx\nc\nD\n'))
  const last = await commit(say('A\nb\nx\nC\nD\n'), 'side')
  const preview = await client.versions.previewMerge({ promptId, into: 'main', fromVersionId: last.id })
  expect(preview.baseVersions.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted())
  expect(preview).toMatchObject({ conflicts: [], content: say('A\nB\nx\nC\nD\n') })
})

test('a fork goes on from a version of another prompt, and can be merged back', async () => {
  const { client, promptId, commit } = await openPrompt()
  const root = await commit(say('hi\nthere\nyou\n'))
  const fork = await client.versions.fork({ versionId: root.id, name: 'formal greeting' })
  expect(await client.prompts.history({ promptId: fork.id })).toMatchObject([
    { number: 1, parents: [root.id], message: 'Forked from greeting v1' },
  ])
  const changed = await client.prompts.commit({
    promptId: fork.id,
    content: say('good day\nthere\nyou\n'),
    message: 'formal',
    expectedHeadId: fork.headVersionId,
  })
  await commit(say('hi\nthere\nall\n'))
  const { version } = await client.versions.merge({ promptId, into: 'main', fromVersionId: changed.id })
  expect(version).toMatchObject({
    content: say('good day\nthere\nall\n'),
    message: 'Merge formal greeting@main into main',
  })
})

test('whatever is committed, branched and merged, no block is lost', async () => {
  const { client } = await openTestWorkbench()
  const step = fc.record({
    branch: fc.constantFrom('main', 'a', 'b'),
    isMerge: fc.boolean(),
    from: fc.constantFrom('main', 'a', 'b'),
  })
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { id: promptId } = await client.prompts.create({ name: `prompt ${count++}` })
      const root = await client.prompts.commit({
        promptId,
        content: say('{# @role #}\nroot\n'),
        message: 'r',
        expectedHeadId: null,
      })
      for (const branch of ['a', 'b']) await client.versions.createBranch({ promptId, branch, versionId: root.id })
      const written: Record<string, Set<string>> = { main: new Set(), a: new Set(), b: new Set() }
      for (const [index, { branch, isMerge, from }] of steps.entries()) {
        const { headVersionId, draft } = await client.prompts.get({ promptId, branch })
        const content = draft.messages[0]?.content ?? ''
        if (!isMerge) {
          const mark = `mark ${index}`
          const block = `{# @context: ${mark} #}\n${mark}\n`
          await client.prompts.commit({
            promptId,
            branch,
            content: say(content + block),
            message: mark,
            expectedHeadId: headVersionId,
          })
          written[branch]?.add(mark)
        } else if (from !== branch) {
          const fromVersionId = (await client.versions.find({ promptId, reference: from })).id
          await client.versions.merge({ promptId, into: branch, fromVersionId })
          for (const mark of written[from] ?? []) written[branch]?.add(mark)
        }
        const { draft: after } = await client.prompts.get({ promptId, branch })
        const lines = after.messages[0]?.content.split('\n').filter((line) => line.startsWith('mark')) ?? []
        expect(new Set(lines)).toEqual(written[branch])
        expect(lines).toHaveLength(written[branch]?.size ?? -1)
      }
    }),
    { numRuns: 15 },
  )
})
