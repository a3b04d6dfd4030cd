import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { WorkbenchClient } from '../api/in-process-client.ts'
import type { PackPrompt } from '../../formats/pack/pack.ts'
import { makePack, makePrompt, makeVersion } from '../../formats/pack/testing/sample-pack.ts'
import { writePack } from '../../formats/pack/write-pack.ts'
import { zipPack } from '../../formats/pack/zip-pack.ts'
import { openTestWorkbench, temporaryFolder } from '../testing/test-workbench.ts'

async function commit(client: WorkbenchClient, name: string, content: string, branch = 'main', from?: string): Promise<string> {
  const known = (await client.prompts.list({})).find((prompt) => prompt.name === name)
  const prompt: Pick<PromptDetail, 'id' | 'headVersionId'> = known ? await client.prompts.get({ promptId: known.id, branch }) : await client.prompts.create({ name })
  const messages = [{ role: 'user' as const, content }]
  const version = await client.prompts.commit({ promptId: prompt.id, branch, content: { messages }, message: `Say ${content}`, expectedHeadId: from ?? prompt.headVersionId })
  return version.id
}

async function addExperiment(client: WorkbenchClient, versionId: string, text = 'fine'): Promise<void> {
  const dataset = await client.datasets.importText({ name: 'reviews', fileName: 'r.json', text: JSON.stringify([{ text, expected: 'positive' }]) })
  const existing = (await client.experiments.list({})).find(({ name }) => name === 'Wording')
  await client.experiments.save({
    ...(existing && { experimentId: existing.id }),
    name: 'Wording',
    spec: {
      variants: [{ name: 'a', versionId, modelId: 'local/starter', settings: {}, extract: { kind: 'whole' } }],
      datasetVersionId: dataset.versionId,
      repeats: 1,
      seed: 1,
      metrics: [{ id: 'exact-match' }],
      margin: 0,
      useCache: true,
    },
  })
}

const branchesOf = async (client: WorkbenchClient, name: string) => {
  const prompt = (await client.prompts.list({})).find((candidate) => candidate.name === name)
  const history = await client.prompts.history({ promptId: prompt?.id ?? '' })
  return Object.fromEntries(history.flatMap(({ id, branches }) => branches.map((branch) => [branch, id])))
}

const labelsOf = async (client: WorkbenchClient, name: string) => {
  const prompt = (await client.prompts.list({})).find((candidate) => candidate.name === name)
  const history = await client.prompts.history({ promptId: prompt?.id ?? '' })
  return Object.fromEntries(history.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
}

function readTree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(names.filter((name) => statSync(path.join(folder, name)).isFile()).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]))
}

describe('packs', () => {
  let ann: WorkbenchClient
  let ben: WorkbenchClient
  let folder: string
  let pack: { path: string }
  let all: { out: string; withDatasets: boolean; withExperiments: boolean }

  beforeEach(async () => {
    ann = (await openTestWorkbench()).client
    ben = (await openTestWorkbench()).client
    folder = path.join(temporaryFolder(), 'team')
    pack = { path: folder }
    all = { out: folder, withDatasets: true, withExperiments: true }
  })

  it('carry prompts, rows and experiments from one workspace to another', async () => {
    const first = await commit(ann, 'greet', 'Hello {{ text }}')
    await commit(ann, 'greet', 'Good day {{ text }}')
    await commit(ann, 'greet', 'Hi {{ text }}', 'short', first)
    await addExperiment(ann, first)
    expect((await ann.packs.build(all)).summary).toMatchObject({ name: 'team', prompts: 1, versions: 3, datasets: 1, experiments: 1 })
    expect(await ben.packs.diff({ pack })).toMatchObject({ prompts: [{ status: 'new', newVersions: 3 }], datasets: [{ status: 'new' }], experiments: [{ status: 'new' }] })
    const installed = await ben.packs.install({ pack })
    expect(installed).toMatchObject({ newPrompts: ['greet'], versions: 3, datasets: ['reviews'], experiments: ['Wording'], notes: [] })
    expect(installed.sentence).toBe('Installed "team": 1 new prompt, 3 versions, 1 dataset, 1 experiment.')
    expect(await branchesOf(ben, 'greet')).toEqual(await branchesOf(ann, 'greet'))
    const [experiment] = await ben.experiments.list({})
    expect((await ben.experiments.get({ experimentId: experiment?.id ?? '' })).spec.variants[0]?.versionId).toBe(first)
    expect((await ben.datasets.list({}))[0]).toMatchObject({ name: 'reviews', rowCount: 1, hasExpected: true })
  })

  it('are the same bytes wherever they are built', async () => {
    await addExperiment(ann, await commit(ann, 'greet', 'Hello {{ text }}\n'))
    await commit(ann, 'bye', 'Bye')
    await ann.packs.build(all)
    const before = readTree(folder)
    await ben.packs.install({ pack })
    await ben.packs.build(all)
    expect(readTree(folder)).toEqual(before)
    const files = ['a.assay', 'b.assay'].map((name) => path.join(temporaryFolder(), name))
    for (const [index, client] of [ann, ben].entries()) await client.packs.build({ ...all, out: files[index] ?? '', name: 'team' })
    expect(readFileSync(files[0] ?? '')).toEqual(readFileSync(files[1] ?? ''))
    expect((await ann.packs.diff({ pack, other: { path: files[0] ?? '' } })).prompts.map(({ status }) => status)).toEqual(['equal', 'equal'])
  })

  it('change nothing when they are installed again', async () => {
    await addExperiment(ann, await commit(ann, 'greet', 'Hello {{ text }}'))
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const before = JSON.stringify([await ben.prompts.list({}), await ben.datasets.list({}), await ben.experiments.list({})])
    const again = await ben.packs.install({ pack, labels: true })
    expect(again).toMatchObject({ isChanged: false, sentence: 'Everything in the pack "team" was here already.' })
    expect(JSON.stringify([await ben.prompts.list({}), await ben.datasets.list({}), await ben.experiments.list({})])).toBe(before)
    expect(await ben.packs.diff({ pack })).toMatchObject({ prompts: [{ status: 'equal' }], datasets: [{ status: 'equal' }], experiments: [{ status: 'equal' }] })
  })

  it('move a branch on, and the working copy with it unless it was edited', async () => {
    await commit(ann, 'greet', 'one')
    await commit(ann, 'edited', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const [edited] = await ben.prompts.list({})
    await ben.prompts.saveDraft({ promptId: edited?.id ?? '', content: { messages: [{ role: 'user', content: 'mine' }] } })
    // A draft that says the same as the head, as one is left by a commit.
    const greet = (await ben.prompts.list({})).find(({ name }) => name === 'greet')
    await ben.prompts.saveDraft({ promptId: greet?.id ?? '', content: { messages: [{ role: 'user', content: 'one' }] } })
    const head = await commit(ann, 'greet', 'two')
    await commit(ann, 'edited', 'two')
    await ann.packs.build(all)
    const installed = await ben.packs.install({ pack })
    expect(installed.branches).toEqual([{ prompt: 'edited', branch: 'main', how: 'forwarded' }, { prompt: 'greet', branch: 'main', how: 'forwarded' }])
    expect(installed.notes).toEqual(['"edited" has changes on "main" that are not committed; they stay as they are.'])
    expect(await ben.prompts.get({ promptId: greet?.id ?? '' })).toMatchObject({ headVersionId: head, isChanged: false, draft: { messages: [{ content: 'two' }] } })
    expect(await ben.prompts.get({ promptId: edited?.id ?? '' })).toMatchObject({ isChanged: true, draft: { messages: [{ content: 'mine' }] } })
    await commit(ben, 'greet', 'three')
    expect((await ben.packs.diff({ pack })).prompts[1]).toMatchObject({ name: 'greet', status: 'behind' })
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('keep both heads when both sides have moved on', async () => {
    await commit(ann, 'greet', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const theirs = await commit(ann, 'greet', 'theirs')
    const mine = await commit(ben, 'greet', 'mine')
    await ann.packs.build(all)
    expect((await ben.packs.diff({ pack })).prompts[0]).toMatchObject({ status: 'conflicting', branches: [{ name: 'main', status: 'conflicting', versionId: theirs, otherVersionId: mine }] })
    const installed = await ben.packs.install({ pack })
    expect(installed.sentence).toBe('Installed "team": 1 version; "greet" has moved on here too, so the pack\'s head is on the branch "team/main".')
    expect(await branchesOf(ben, 'greet')).toEqual({ 'main': mine, 'team/main': theirs })
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
    // The branch of the pack goes on with it, until a person has committed there too.
    const later = await commit(ann, 'greet', 'theirs, later')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    expect(await branchesOf(ben, 'greet')).toMatchObject({ main: mine, 'team/main': later })
    const own = await commit(ben, 'greet', 'own', 'team/main')
    const latest = await commit(ann, 'greet', 'theirs, latest')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    expect(await branchesOf(ben, 'greet')).toEqual({ 'main': mine, 'team/main': own, 'team/main-2': latest })
  })

  it('move labels of a prompt that is here only when they are told to', async () => {
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

  it('bring changed rows and experiments, and keep apart what was changed on both sides', async () => {
    const version = await commit(ann, 'greet', 'one')
    await addExperiment(ann, version)
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    await addExperiment(ann, version, 'changed by Ann')
    await ann.packs.build({ ...all, replace: true })
    expect(await ben.packs.diff({ pack })).toMatchObject({ datasets: [{ status: 'changed' }], experiments: [{ status: 'changed' }] })
    expect(await ben.packs.install({ pack })).toMatchObject({ datasets: ['reviews'], experiments: ['Wording'], notes: [] })
    await addExperiment(ann, version, 'changed again by Ann')
    await addExperiment(ben, version, 'changed by Ben')
    await ann.packs.build({ ...all, replace: true })
    expect(await ben.packs.diff({ pack })).toMatchObject({ datasets: [{ status: 'conflicting' }], experiments: [{ status: 'conflicting' }] })
    const installed = await ben.packs.install({ pack })
    expect(installed).toMatchObject({ datasets: ['reviews (team)'], experiments: ['Wording (team)'] })
    expect(installed.notes).toHaveLength(2)
    expect((await ben.datasets.list({})).map(({ name }) => name)).toEqual(['reviews', 'reviews (team)'])
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('take earlier rows along that an experiment runs on, and the newest stays the newest', async () => {
    const version = await commit(ann, 'greet', 'one')
    await addExperiment(ann, version)
    await ann.datasets.importText({ name: 'reviews', fileName: 'r.json', text: '[{"text":"newer","expected":"positive"}]' })
    await ann.packs.build(all)
    expect(await ben.packs.install({ pack })).toMatchObject({ datasets: ['reviews'], experiments: ['Wording'] })
    const [dataset] = await ben.datasets.list({})
    const rows = await ben.datasets.rows({ versionId: dataset?.versionId ?? '', from: 0, limit: 5 })
    expect(rows.rows.map(({ variables }) => variables)).toEqual([{ text: 'newer' }])
    expect(await ben.packs.install({ pack })).toMatchObject({ isChanged: false })
  })

  it('find a prompt again that was renamed or archived here', async () => {
    await commit(ann, 'greet', 'one')
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    const [prompt] = await ben.prompts.list({})
    await ben.prompts.rename({ promptId: prompt?.id ?? '', name: 'salute' })
    await commit(ann, 'greet', 'two')
    await ann.packs.build(all)
    expect(await ben.packs.install({ pack })).toMatchObject({ newPrompts: [], branches: [{ prompt: 'salute', how: 'forwarded' }] })
    await ben.prompts.archive({ promptId: prompt?.id ?? '' })
    await commit(ben, 'salute', 'another')
    expect((await ben.packs.install({ pack })).notes).toEqual(['"salute (team)" was archived here and is back in the list.'])
    expect((await ben.prompts.list({})).map(({ name }) => name)).toEqual(['salute', 'salute (team)'])
  })

  it('take only what was chosen, and say what stays behind', async () => {
    await commit(ann, 'greet', 'one')
    const other = await commit(ann, 'other', 'two')
    await addExperiment(ann, other)
    await ann.prompts.create({ name: 'empty' })
    const [greet] = (await ann.prompts.list({})).filter(({ name }) => name === 'greet')
    await ann.prompts.saveDraft({ promptId: greet?.id ?? '', content: { messages: [{ role: 'user', content: 'draft' }] } })
    const out = (name: string) => path.join(temporaryFolder(), name)
    const alone = await ann.packs.build({ prompts: ['greet'], out: out('a'), withExperiments: true })
    expect(alone).toMatchObject({ summary: { prompts: 1, experiments: 0, datasets: 0 }, notes: ['"greet" has changes that are not committed; packs hold versions only.'] })
    expect((await ann.packs.build({ out: out('b') })).notes).toContain('"empty" has no version yet and stays out.')
    expect((await ann.packs.build({ prompts: ['other'], out: out('c'), withExperiments: true })).summary).toMatchObject({ experiments: 1, datasets: 1 })
    await expect(ann.packs.build({ prompts: ['gret'], out: out('d') })).rejects.toThrow(/no prompt "gret": did you mean "greet"/)
    await expect(ann.packs.build({ prompts: ['empty'], out: out('d') })).rejects.toThrow(/no version yet: commit it first/)
  })

  it('leave the workspace as it was when a part of them cannot be installed', async () => {
    const root = makeVersion('root')
    const child = makeVersion('child', [root], 1)
    const fine = makePrompt('a fine one', [makeVersion('fine')])
    const partial = makePrompt('partial', [child], { absent: [root.id] })
    const install = (prompts: PackPrompt[]) => {
      const base64 = Buffer.from(zipPack(writePack(makePack({ prompts })))).toString('base64')
      return ben.packs.install({ pack: { base64, fileName: 'x.assay' } })
    }
    await expect(install([fine, partial])).rejects.toThrow(/"partial" goes on from the version [0-9a-f]{64}, which is neither in the pack nor here/)
    expect(await ben.prompts.list({})).toEqual([])
    await install([makePrompt('partial', [root])])
    expect(await install([fine, partial])).toMatchObject({ versions: 2, branches: [{ prompt: 'a fine one', how: 'new' }, { prompt: 'partial', how: 'forwarded' }] })
    const mixed = makePrompt('mixed', [root, makeVersion('fine')])
    await expect(install([mixed])).rejects.toThrow(/belong to ".*" here: the pack mixes two prompts/)
  })

  it('never hold connections, addresses or keys', async () => {
    await ann.models.saveConnection({ connection: { id: 'cloud', name: 'Cloud', kind: 'openai', baseUrl: 'http://secret-host.test/v1', keyVariable: 'CLOUD_KEY_NAME', concurrency: null }, key: 'sk-very-secret' })
    await addExperiment(ann, await commit(ann, 'greet', 'one'))
    const [experiment] = await ann.experiments.list({})
    const { spec, name } = await ann.experiments.get({ experimentId: experiment?.id ?? '' })
    await ann.experiments.save({ experimentId: experiment?.id, name, spec: { ...spec, variants: spec.variants.map((variant) => ({ ...variant, modelId: 'cloud/large' })) } })
    await ann.packs.build(all)
    expect(JSON.stringify(readTree(folder))).not.toMatch(/secret|CLOUD_KEY_NAME/)
    expect((await ben.packs.install({ pack })).notes).toEqual(['The experiment "Wording" needs the connection "cloud", which is not here: add it before you run.'])
    expect(await ben.models.connections({})).toHaveLength(1)
  })

  describe('at a place', () => {
    beforeEach(async () => void (await commit(ann, 'greet', 'one')))

    it('leave alone what is not a pack', async () => {
      mkdirSync(folder)
      writeFileSync(path.join(folder, 'letter.txt'), 'Dear Ann')
      await expect(ann.packs.build(all)).rejects.toThrow(/is not empty and holds no pack/)
      const file = `${folder}.assay`
      writeFileSync(file, 'Dear Ann')
      await expect(ann.packs.build({ out: file })).rejects.toThrow(/cannot be read .*is not a zip/)
      expect(readFileSync(file, 'utf8')).toBe('Dear Ann')
      expect(readTree(folder)).toEqual({ 'letter.txt': 'Dear Ann' })
    })

    it('keep what others put there unless they are told to drop it', async () => {
      await ann.packs.build(all)
      await ben.packs.install({ pack })
      await commit(ben, 'greet', 'two')
      await ben.packs.build(all)
      await expect(ann.packs.build(all)).rejects.toThrow(/holds 1 version that the new one would not: install it first/)
      await ann.packs.install({ pack })
      expect((await ann.packs.build(all)).summary.versions).toBe(2)
      await expect(ann.packs.build({ ...all, prompts: ['greet'], replace: true })).resolves.toBeDefined()
    })

    it('write only what has changed, take away what is gone, and leave git its own', async () => {
      await commit(ann, 'other', 'two')
      await ann.packs.build({ ...all, description: 'What we send' })
      expect(existsSync(path.join(folder, '.gitattributes'))).toBe(true)
      mkdirSync(path.join(folder, '.git'))
      writeFileSync(path.join(folder, '.git', 'HEAD'), 'x')
      const refs = path.join(folder, 'prompts/greet/refs.yaml')
      const { ino } = statSync(refs)
      await ann.packs.build({ ...all, prompts: ['greet'], replace: true })
      expect(statSync(refs).ino).toBe(ino)
      expect(readdirSync(path.join(folder, 'prompts'))).toEqual(['greet'])
      expect(readTree(folder)['.git/HEAD']).toBe('x')
      expect((await ann.packs.verify({ pack })).summary).toMatchObject({ description: 'What we send' })
      expect(readdirSync(path.dirname(folder))).toEqual(['team'])
    })

    it('are refused with symbolic links in them, for reading and for writing', async () => {
      await ann.packs.build(all)
      const refs = path.join(folder, 'prompts/greet/refs.yaml')
      const elsewhere = path.join(temporaryFolder(), 'refs.yaml')
      renameSync(refs, elsewhere)
      symlinkSync(elsewhere, refs)
      expect((await ann.packs.verify({ pack })).problems).toEqual([{ file: 'prompts/greet/refs.yaml', problem: 'is a symbolic link: packs have none' }])
      await expect(ben.packs.install({ pack })).rejects.toThrow(/symbolic link/)
      await expect(ann.packs.build(all)).rejects.toThrow(/symbolic link/)
      const link = path.join(temporaryFolder(), 'link')
      symlinkSync(temporaryFolder(), link)
      await expect(ann.packs.build({ out: link })).rejects.toThrow(/is a symbolic link/)
    })

    it('are refused with files that packs do not have', async () => {
      await ann.packs.build(all)
      writeFileSync(path.join(folder, 'README.md'), 'x')
      expect(await ann.packs.verify({ pack })).toMatchObject({ isValid: false, problems: [{ file: 'README.md' }] })
      rmSync(path.join(folder, 'README.md'))
      mkdirSync(path.join(folder, 'keys'))
      expect((await ann.packs.verify({ pack })).problems[0]).toMatchObject({ file: 'keys/' })
    })

    it('change nothing when something in them is wrong', async () => {
      await ann.packs.build(all)
      const refs = path.join(folder, 'prompts/greet/refs.yaml')
      writeFileSync(refs, readFileSync(refs, 'utf8').replace('main', 'mean'))
      expect((await ann.packs.verify({ pack })).problems).toEqual([{ file: 'prompts/greet/refs.yaml', problem: 'has been changed: its hash is not the one in the manifest' }])
      await expect(ben.packs.install({ pack })).rejects.toThrow(/refs\.yaml has been changed/)
      expect(await ben.prompts.list({})).toEqual([])
      await expect(ben.packs.install({ pack: { path: `${folder}-absent` } })).rejects.toThrow(/no file at/)
    })
  })

  it('are signed with a key and checked with another', async () => {
    const keys = temporaryFolder()
    const write = (name: string, type: 'ed25519' | 'x25519' = 'ed25519') => {
      // The two calls differ for the types only.
      const { privateKey, publicKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
      writeFileSync(path.join(keys, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }))
      writeFileSync(path.join(keys, `${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }))
    }
    write('ann')
    write('eve')
    write('other', 'x25519')
    const key = (name: string) => path.join(keys, name)
    await commit(ann, 'greet', 'one')
    await ann.packs.build({ ...all, signingKeyPath: key('ann.pem') })
    expect(await ben.packs.verify({ pack })).toMatchObject({ isValid: true, signature: { state: 'unproven', fingerprint: expect.stringMatching(/^SHA256:/) } })
    expect(await ben.packs.verify({ pack, keyPath: key('ann.pub') })).toMatchObject({ isValid: true, signature: { state: 'trusted' } })
    expect((await ben.packs.verify({ pack, keyPath: key('eve.pub') })).problems[0]?.problem).toMatch(/was made with another key \(SHA256:/)
    await expect(ben.packs.install({ pack, keyPath: key('eve.pub') })).rejects.toThrow(/another key/)
    expect(JSON.stringify(readTree(folder))).not.toContain(readFileSync(key('ann.pem'), 'utf8').split('\n')[1])
    // The same key signs the same pack with the same bytes.
    const before = readTree(folder)
    await ann.packs.build({ ...all, signingKeyPath: key('ann.pem') })
    expect(readTree(folder)).toEqual(before)
    // A manifest that was changed afterwards, with everything else made to fit.
    const signature = readFileSync(path.join(folder, 'signature.json'))
    await commit(ann, 'greet', 'two')
    await ann.packs.build(all)
    expect(await ben.packs.verify({ pack })).toMatchObject({ isValid: true, signature: null })
    expect((await ben.packs.verify({ pack, keyPath: key('ann.pub') })).problems[0]?.problem).toMatch(/not signed/)
    writeFileSync(path.join(folder, 'signature.json'), signature)
    expect((await ben.packs.verify({ pack })).problems).toEqual([{ file: 'signature.json', problem: 'does not fit the manifest: the pack was changed after it was signed' }])
    for (const [name, sentence] of [['other.pem', /is x25519, not ed25519/], ['ann.pub', /does not hold a private key/], ['none.pem', /no file at/]] as const) {
      await expect(ann.packs.build({ ...all, out: `${folder}2`, signingKeyPath: key(name) })).rejects.toThrow(sentence)
    }
  })

  it('travel through a browser as bytes, which names no paths', async () => {
    const web = (await openTestWorkbench({ host: 'web' })).client
    await commit(web, 'greet', 'one')
    const { base64, fileName } = await web.packs.download({ name: 'Our / prompts' })
    expect(fileName).toBe('Our - prompts.assay')
    expect((await ben.packs.install({ pack: { base64, fileName } })).newPrompts).toEqual(['greet'])
    expect((await web.packs.install({ pack: { base64, fileName } })).isChanged).toBe(false)
    await expect(web.packs.build(all)).rejects.toThrow(/browser cannot name files/)
    await expect(web.packs.verify({ pack })).rejects.toThrow(/browser cannot name files/)
    await expect(web.packs.install({ pack: { base64: 'Zm9v', fileName: 'x.assay' } })).rejects.toThrow(/x\.assay is not a zip/)
    await expect(web.packs.download({ prompts: ['none'] })).rejects.toThrow(/no prompt "none"/)
  })
})
