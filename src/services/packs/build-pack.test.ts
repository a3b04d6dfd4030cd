import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestWorkbench, temporaryFolder } from '../testing/test-workbench.ts'
import { addExperiment, commit, openPackWorkspaces, type PackWorkspaces, readTree } from './testing/pack-workspaces.ts'

describe('buildPack', () => {
  let at: PackWorkspaces
  beforeEach(async () => {
    at = await openPackWorkspaces()
  })

  it('writes the same bytes wherever a pack is built', async () => {
    const { ann, ben, folder, pack, all } = at
    await addExperiment(ann, await commit(ann, 'greet', 'Hello {{ text }}\n'))
    await commit(ann, 'bye', 'Bye')
    await ann.packs.build(all)
    const before = readTree(folder)
    await ben.packs.install({ pack })
    await ben.packs.build(all)
    expect(readTree(folder)).toEqual(before)
    const files = ['a.assay', 'b.assay'].map((name) => path.join(temporaryFolder(), name))
    for (const [index, client] of [ann, ben].entries())
      await client.packs.build({ ...all, out: files[index] ?? '', name: 'team' })
    expect(readFileSync(files[0] ?? '')).toEqual(readFileSync(files[1] ?? ''))
    expect(
      (await ann.packs.diff({ pack, other: { path: files[0] ?? '' } })).prompts.map(({ status }) => status),
    ).toEqual(['equal', 'equal'])
  })

  it('takes only what was chosen, and says what stays behind', async () => {
    const { ann } = at
    await commit(ann, 'greet', 'one')
    const other = await commit(ann, 'other', 'two')
    await addExperiment(ann, other)
    await ann.prompts.create({ name: 'empty' })
    const [greet] = (await ann.prompts.list({})).filter(({ name }) => name === 'greet')
    await ann.prompts.saveDraft({
      promptId: greet?.id ?? '',
      content: { messages: [{ role: 'user', content: 'draft' }] },
    })
    const out = (name: string) => path.join(temporaryFolder(), name)
    const alone = await ann.packs.build({ prompts: ['greet'], out: out('a'), withExperiments: true })
    expect(alone).toMatchObject({
      summary: { prompts: 1, experiments: 0, datasets: 0 },
      notes: ['"greet" has changes that are not committed; packs hold versions only.'],
    })
    expect((await ann.packs.build({ out: out('b') })).notes).toContain('"empty" has no version yet and stays out.')
    expect((await ann.packs.build({ prompts: ['other'], out: out('c'), withExperiments: true })).summary).toMatchObject(
      { experiments: 1, datasets: 1 },
    )
    await expect(ann.packs.build({ prompts: ['gret'], out: out('d') })).rejects.toThrow(
      /no prompt "gret": did you mean "greet"/,
    )
    await expect(ann.packs.build({ prompts: ['empty'], out: out('d') })).rejects.toThrow(
      /no version yet: commit it first/,
    )
  })

  it('never puts in connections, addresses or keys', async () => {
    const { ann, ben, folder, pack, all } = at
    await ann.models.saveConnection({
      connection: {
        id: 'cloud',
        name: 'Cloud',
        kind: 'openai',
        baseUrl: 'http://secret-host.test/v1',
        keyVariable: 'CLOUD_KEY_NAME',
        concurrency: null,
      },
      key: 'sk-very-secret',
    })
    await addExperiment(ann, await commit(ann, 'greet', 'one'))
    const [experiment] = await ann.experiments.list({})
    const { spec, name } = await ann.experiments.get({ experimentId: experiment?.id ?? '' })
    await ann.experiments.save({
      experimentId: experiment?.id,
      name,
      spec: { ...spec, variants: spec.variants.map((variant) => ({ ...variant, modelId: 'cloud/large' })) },
    })
    await ann.packs.build(all)
    expect(JSON.stringify(readTree(folder))).not.toMatch(/secret|CLOUD_KEY_NAME/)
    expect((await ben.packs.install({ pack })).notes).toEqual([
      'The experiment "Wording" needs the connection "cloud", which is not here: add it before you run.',
    ])
    expect(await ben.models.connections({})).toHaveLength(1)
  })

  it('gives a browser bytes, and lets it name no paths', async () => {
    const { ben, pack, all } = at
    const web = (await openTestWorkbench({ host: 'web' })).client
    await commit(web, 'greet', 'one')
    const { base64, fileName } = await web.packs.download({ name: 'Our / prompts' })
    expect(fileName).toBe('Our - prompts.assay')
    expect((await ben.packs.install({ pack: { base64, fileName } })).newPrompts).toEqual(['greet'])
    expect((await web.packs.install({ pack: { base64, fileName } })).isChanged).toBe(false)
    await expect(web.packs.build(all)).rejects.toThrow(/browser cannot name files/)
    await expect(web.packs.verify({ pack })).rejects.toThrow(/browser cannot name files/)
    await expect(web.packs.install({ pack: { base64: 'Zm9v', fileName: 'x.assay' } })).rejects.toThrow(
      /x\.assay is not a zip/,
    )
    await expect(web.packs.download({ prompts: ['none'] })).rejects.toThrow(/no prompt "none"/)
  })
})
