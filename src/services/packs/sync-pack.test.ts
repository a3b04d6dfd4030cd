import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { branchesOf, commit, openPackWorkspaces, readTree } from './testing/pack-workspaces.ts'

test('two workspaces over one folder stay in step, and a sync with nothing to do writes nothing', async () => {
  const { ann, ben, folder } = await openPackWorkspaces()
  await commit(ann, 'greeting', 'hi')
  expect(await ann.packs.sync({ folder })).toMatchObject({ state: 'in-step', isBuilt: true, installed: null })
  expect(await ben.packs.sync({ folder })).toMatchObject({ isBuilt: false, installed: { newPrompts: ['greeting'] } })
  await commit(ben, 'greeting', 'hello')
  await ben.packs.sync({ folder })
  expect(await ann.packs.sync({ folder })).toMatchObject({ isBuilt: false, installed: { versions: 1 } })
  const tree = readTree(folder)
  expect(await ann.packs.sync({ folder })).toMatchObject({ isBuilt: false, installed: null })
  expect(readTree(folder)).toEqual(tree)
})

test('where both moved on, the folder is left as it is until the merge is made', async () => {
  const { ann, ben, folder } = await openPackWorkspaces()
  await commit(ann, 'greeting', 'a\nx\nb')
  await ann.packs.sync({ folder })
  await ben.packs.sync({ folder })
  const annHead = await commit(ann, 'greeting', 'A\nx\nb')
  await commit(ben, 'greeting', 'a\nx\nB')
  await ann.packs.sync({ folder })
  const tree = readTree(folder)
  const conflict = await ben.packs.sync({ folder })
  expect(conflict).toMatchObject({
    state: 'conflict',
    isBuilt: false,
    conflicts: [{ kind: 'prompt', name: 'greeting', merge: { into: 'main', from: 'team/main', versionId: annHead } }],
  })
  expect(await ben.packs.sync({ folder })).toMatchObject({ state: 'conflict', installed: null })
  expect(readTree(folder)).toEqual(tree)

  const [{ merge } = { merge: null }] = conflict.conflicts
  const into = { promptId: merge?.promptId ?? '', into: 'main', fromVersionId: annHead }
  const { version } = await ben.versions.merge(into)
  expect(version.content.messages[0]?.content).toBe('A\nx\nB')
  expect(await ben.packs.sync({ folder })).toMatchObject({ state: 'in-step', isBuilt: true })
  await ann.packs.sync({ folder })
  expect(await branchesOf(ann, 'greeting')).toMatchObject({ main: version.id })
})

test('a damaged folder is left alone', async () => {
  const { ann, folder } = await openPackWorkspaces()
  await commit(ann, 'greeting', 'hi')
  await ann.packs.sync({ folder })
  writeFileSync(path.join(folder, 'pack.yaml'), 'assayPack: 1\nname: other\n')
  const tree = readTree(folder)
  await expect(ann.packs.sync({ folder })).rejects.toThrow('The pack cannot be used')
  expect(readTree(folder)).toEqual(tree)
})

test('a watched folder brings in what another workspace writes, and writes what is committed', async () => {
  const { ann, ben, folder } = await openPackWorkspaces()
  await commit(ann, 'greeting', 'hi')
  await ann.packs.keepFolder({ folder })
  const stateOf = async () => (await ann.packs.folders({}))[0]?.state
  await expect.poll(stateOf, { timeout: 10_000, interval: 20 }).toBe('in-step')
  await ben.packs.sync({ folder })
  const head = await commit(ben, 'greeting', 'hello')
  await ben.packs.sync({ folder })
  await expect
    .poll(async () => (await branchesOf(ann, 'greeting'))['main'], { timeout: 10_000, interval: 20 })
    .toBe(head)
  const next = await commit(ann, 'greeting', 'good day')
  const written = () => readTree(path.join(folder, 'prompts'))['greeting/refs.yaml']
  await expect.poll(written, { timeout: 10_000, interval: 20 }).toContain(next)
  await ann.packs.dropFolder({ folder })
  expect(await ann.packs.folders({})).toEqual([])
  rmSync(folder, { recursive: true })
})

test('a fork goes along with the prompt that it goes on from', async () => {
  const { ann, ben, folder } = await openPackWorkspaces()
  const versionId = await commit(ann, 'greeting', 'hi')
  await ann.versions.fork({ versionId, name: 'a fork' })
  await ann.packs.sync({ folder })
  expect((await ben.packs.sync({ folder })).installed?.newPrompts.toSorted()).toEqual(['a fork', 'greeting'])
})
