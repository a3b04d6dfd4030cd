import { beforeEach, describe, expect, it } from 'vitest'
import type { PackPrompt } from '../../formats/pack/pack.ts'
import { makePack, makePrompt, makeVersion } from '../../formats/pack/testing/sample-pack.ts'
import { writePack } from '../../formats/pack/write-pack.ts'
import { zipPack } from '../../formats/pack/zip-pack.ts'
import {
  addExperiment,
  branchesOf,
  commit,
  labelsOf,
  openPackWorkspaces,
  type PackWorkspaces,
} from './testing/pack-workspaces.ts'

describe('installPack', () => {
  let at: PackWorkspaces
  beforeEach(async () => {
    at = await openPackWorkspaces()
  })

  it('carries prompts, rows and experiments from one workspace to another', async () => {
    const { ann, ben, pack, all } = at
    const first = await commit(ann, 'greet', 'Hello {{ text }}')
    await commit(ann, 'greet', 'Good day {{ text }}')
    await commit(ann, 'greet', 'Hi {{ text }}', 'short', first)
    await addExperiment(ann, first)
    expect((await ann.packs.build(all)).summary).toMatchObject({
      name: 'team',
      prompts: 1,
      versions: 3,
      datasets: 1,
      experiments: 1,
    })
    expect(await ben.packs.diff({ pack })).toMatchObject({
      prompts: [{ status: 'new', newVersions: 3 }],
      datasets: [{ status: 'new' }],
      experiments: [{ status: 'new' }],
    })
    const installed = await ben.packs.install({ pack })
    expect(installed).toMatchObject({
      newPrompts: ['greet'],
      versions: 3,
      datasets: ['reviews'],
      experiments: ['Wording'],
      notes: [],
    })
    expect(installed.sentence).toBe('Installed "team": 1 new prompt, 3 versions, 1 dataset, 1 experiment.')
    expect(await branchesOf(ben, 'greet')).toEqual(await branchesOf(ann, 'greet'))
    const [experiment] = await ben.experiments.list({})
    expect((await ben.experiments.get({ experimentId: experiment?.id ?? '' })).spec.variants[0]?.versionId).toBe(first)
    expect((await ben.datasets.list({}))[0]).toMatchObject({ name: 'reviews', rowCount: 1, hasExpected: true })
  })

  it('changes nothing the second time', async () => {
    const { ann, ben, pack, all } = at
    await addExperiment(ann, await commit(ann, 'greet', 'Hello {{ text }}'))
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const before = JSON.stringify([
      await ben.prompts.list({}),
      await ben.datasets.list({}),
      await ben.experiments.list({}),
    ])
    const again = await ben.packs.install({ pack, labels: true })
    expect(again).toMatchObject({ isChanged: false, sentence: 'Everything in the pack "team" was here already.' })
    expect(
      JSON.stringify([await ben.prompts.list({}), await ben.datasets.list({}), await ben.experiments.list({})]),
    ).toBe(before)
    expect(await ben.packs.diff({ pack })).toMatchObject({
      prompts: [{ status: 'equal' }],
      datasets: [{ status: 'equal' }],
      experiments: [{ status: 'equal' }],
    })
  })

  it('moves a branch on, and the working copy with it unless it was edited', async () => {
    const { ann, ben, pack, all } = at
    await commit(ann, 'greet', 'one')
    await commit(ann, 'edited', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const [edited] = await ben.prompts.list({})
    await ben.prompts.saveDraft({
      promptId: edited?.id ?? '',
      content: { messages: [{ role: 'user', content: 'mine' }] },
    })
    // A draft that says the same as the head, as one is left by a commit.
    const greet = (await ben.prompts.list({})).find(({ name }) => name === 'greet')
    await ben.prompts.saveDraft({
      promptId: greet?.id ?? '',
      content: { messages: [{ role: 'user', content: 'one' }] },
    })
    const head = await commit(ann, 'greet', 'two')
    await commit(ann, 'edited', 'two')
    await ann.packs.build(all)
    const installed = await ben.packs.install({ pack })
    expect(installed.branches).toMatchObject([
      { prompt: 'edited', branch: 'main', how: 'forwarded' },
      { prompt: 'greet', branch: 'main', how: 'forwarded' },
    ])
    expect(installed.notes).toEqual(['"edited" has changes on "main" that are not committed; they stay as they are.'])
    expect(await ben.prompts.get({ promptId: greet?.id ?? '' })).toMatchObject({
      headVersionId: head,
      isChanged: false,
      draft: { messages: [{ content: 'two' }] },
    })
    expect(await ben.prompts.get({ promptId: edited?.id ?? '' })).toMatchObject({
      isChanged: true,
      draft: { messages: [{ content: 'mine' }] },
    })
    await commit(ben, 'greet', 'three')
    expect((await ben.packs.diff({ pack })).prompts[1]).toMatchObject({ name: 'greet', status: 'behind' })
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('keeps both heads when both sides have moved on', async () => {
    const { ann, ben, pack, all } = at
    await commit(ann, 'greet', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const theirs = await commit(ann, 'greet', 'theirs')
    const mine = await commit(ben, 'greet', 'mine')
    await ann.packs.build(all)
    expect((await ben.packs.diff({ pack })).prompts[0]).toMatchObject({
      status: 'conflicting',
      branches: [{ name: 'main', status: 'conflicting', versionId: theirs, otherVersionId: mine }],
    })
    const installed = await ben.packs.install({ pack })
    expect(installed.sentence).toBe(
      'Installed "team": 1 version; "greet" has moved on here too, so the pack\'s head is on the branch "team/main".',
    )
    expect(await branchesOf(ben, 'greet')).toEqual({ 'main': mine, 'team/main': theirs })
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
    // The branch of the pack goes on with it, until a person has committed there too.
    const later = await commit(ann, 'greet', 'theirs, later')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    expect(await branchesOf(ben, 'greet')).toMatchObject({ 'main': mine, 'team/main': later })
    const own = await commit(ben, 'greet', 'own', 'team/main')
    const latest = await commit(ann, 'greet', 'theirs, latest')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    expect(await branchesOf(ben, 'greet')).toEqual({ 'main': mine, 'team/main': own, 'team/main-2': latest })
  })

  it('moves labels of a prompt that is here only when it is told to', async () => {
    const { ann, ben, pack, all } = at
    const one = await commit(ann, 'greet', 'one')
    const [prompt] = await ann.prompts.list({})
    await ann.prompts.setLabel({ promptId: prompt?.id ?? '', label: 'production', versionId: one })
    await ann.packs.build(all)
    expect((await ben.packs.install({ pack })).labels).toEqual([{ prompt: 'greet', label: 'production' }])
    const two = await commit(ann, 'greet', 'two')
    await ann.prompts.setLabel({ promptId: prompt?.id ?? '', label: 'production', versionId: two })
    await ann.packs.build(all)
    const installed = await ben.packs.install({ pack })
    expect(installed).toMatchObject({ labels: [], labelsLeft: [{ prompt: 'greet', label: 'production' }] })
    expect(await labelsOf(ben, 'greet')).toEqual({ production: one })
    expect((await ben.packs.install({ pack, labels: true })).sentence).toBe('Installed "team": 1 label.')
    expect(await labelsOf(ben, 'greet')).toEqual({ production: two })
  })

  it('brings changed rows and experiments, and keeps apart what was changed on both sides', async () => {
    const { ann, ben, pack, all } = at
    const version = await commit(ann, 'greet', 'one')
    await addExperiment(ann, version)
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    await addExperiment(ann, version, 'changed by Ann')
    await ann.packs.build({ ...all, replace: true })
    expect(await ben.packs.diff({ pack })).toMatchObject({
      datasets: [{ status: 'changed' }],
      experiments: [{ status: 'changed' }],
    })
    expect(await ben.packs.install({ pack })).toMatchObject({
      datasets: ['reviews'],
      experiments: ['Wording'],
      notes: [],
    })
    await addExperiment(ann, version, 'changed again by Ann')
    await addExperiment(ben, version, 'changed by Ben')
    await ann.packs.build({ ...all, replace: true })
    expect(await ben.packs.diff({ pack })).toMatchObject({
      datasets: [{ status: 'conflicting' }],
      experiments: [{ status: 'conflicting' }],
    })
    const installed = await ben.packs.install({ pack })
    expect(installed).toMatchObject({ datasets: ['reviews (team)'], experiments: ['Wording (team)'] })
    expect(installed.notes).toHaveLength(2)
    expect((await ben.datasets.list({})).map(({ name }) => name)).toEqual(['reviews', 'reviews (team)'])
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('takes earlier rows along that an experiment runs on, and the newest stays the newest', async () => {
    const { ann, ben, pack, all } = at
    const version = await commit(ann, 'greet', 'one')
    await addExperiment(ann, version)
    await ann.datasets.importText({
      name: 'reviews',
      fileName: 'r.json',
      text: '[{"text":"newer","expected":"positive"}]',
    })
    await ann.packs.build(all)
    expect(await ben.packs.install({ pack })).toMatchObject({ datasets: ['reviews'], experiments: ['Wording'] })
    const [dataset] = await ben.datasets.list({})
    const rows = await ben.datasets.rows({ versionId: dataset?.versionId ?? '', from: 0, limit: 5 })
    expect(rows.rows.map(({ variables }) => variables)).toEqual([{ text: 'newer' }])
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('finds a prompt again that was renamed or archived here', async () => {
    const { ann, ben, pack, all } = at
    await commit(ann, 'greet', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const [prompt] = await ben.prompts.list({})
    await ben.prompts.rename({ promptId: prompt?.id ?? '', name: 'salute' })
    await commit(ann, 'greet', 'two')
    await ann.packs.build(all)
    expect(await ben.packs.install({ pack })).toMatchObject({
      newPrompts: [],
      branches: [{ prompt: 'salute', how: 'forwarded' }],
    })
    await ben.prompts.archive({ promptId: prompt?.id ?? '' })
    await commit(ben, 'salute', 'another')
    expect((await ben.packs.diff({ pack })).prompts).toMatchObject([{ status: 'changed', otherName: 'salute' }])
    expect(await ben.packs.install({ pack })).toMatchObject({
      isChanged: true,
      restoredPrompts: ['salute (team)'],
      sentence: 'Installed "team": 1 prompt back from the archive.',
    })
    expect((await ben.prompts.list({})).map(({ name }) => name)).toEqual(['salute', 'salute (team)'])
  })

  it('leaves the workspace as it was when a part of the pack cannot be installed', async () => {
    const { ben } = at
    const root = makeVersion('root')
    const child = makeVersion('child', [root], 1)
    const fine = makePrompt('a fine one', [makeVersion('fine')])
    const partial = makePrompt('partial', [child], { absent: [root.id] })
    const install = (prompts: PackPrompt[]) => {
      const base64 = Buffer.from(zipPack(writePack(makePack({ prompts })))).toString('base64')
      return ben.packs.install({ pack: { base64, fileName: 'x.assay' } })
    }
    await expect(install([fine, partial])).rejects.toThrow(
      /"partial" goes on from the version [0-9a-f]{64}, which is neither in the pack nor here/,
    )
    expect(await ben.prompts.list({})).toEqual([])
    await install([makePrompt('partial', [root])])
    expect(await install([fine, partial])).toMatchObject({
      versions: 2,
      branches: [
        { prompt: 'a fine one', how: 'new' },
        { prompt: 'partial', how: 'forwarded' },
      ],
    })
    const mixed = makePrompt('mixed', [root, makeVersion('fine')])
    await expect(install([mixed])).rejects.toThrow(/belong to ".*" here: the pack mixes two prompts/)
  })
})
