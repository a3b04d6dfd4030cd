import { describe, expect, it } from 'vitest'
import { diffPack } from './diff-pack.ts'
import type { Pack, PackDataset, PackPrompt } from './pack.ts'
import { outlinePack } from './pack-outline.ts'
import { makeDataset, makeExperiment, makePack, makePrompt, makeVersion, samplePack } from './testing/sample-pack.ts'

const root = makeVersion('one')
const mine = makeVersion('mine', [root], 1)
const yours = makeVersion('yours', [root], 2)
const merged = makeVersion('both', [mine, yours], 3)

const diff = (pack: Partial<Pack>, other: Partial<Pack>, agreed?: Parameters<typeof diffPack>[2]) =>
  diffPack(outlinePack(makePack(pack)), outlinePack(makePack(other)), agreed)
const diffPrompts = (prompt: PackPrompt, other: PackPrompt) =>
  diff({ prompts: [prompt] }, { prompts: [other] }).prompts[0]

describe('diffPack', () => {
  it('finds no difference between a pack and itself, and everything new for an empty one', () => {
    const statuses = ({ prompts, datasets, experiments }: ReturnType<typeof diffPack>) =>
      [...prompts, ...datasets, ...experiments].map(({ status }) => status)
    expect(statuses(diff(samplePack(), samplePack()))).toEqual(['equal', 'equal', 'equal', 'equal'])
    expect(statuses(diff(samplePack(), {}))).toEqual(['new', 'new', 'new', 'new'])
  })

  it('tells who moved a branch on', () => {
    const old = makePrompt('p', [root])
    const ahead = makePrompt('p', [root, mine])
    expect(diffPrompts(ahead, old)).toMatchObject({
      status: 'changed',
      newVersions: 1,
      branches: [{ name: 'main', status: 'changed', versionId: mine.id, otherVersionId: root.id }],
    })
    expect(diffPrompts(old, ahead)).toMatchObject({
      status: 'behind',
      newVersions: 0,
      branches: [{ status: 'behind' }],
    })
    expect(diffPrompts(makePrompt('p', [root, yours]), ahead)).toMatchObject({
      status: 'conflicting',
      branches: [{ status: 'conflicting' }],
    })
    expect(diffPrompts(makePrompt('p', [root, mine, yours, merged]), ahead)).toMatchObject({
      status: 'changed',
      newVersions: 2,
    })
  })

  it('knows a prompt that was renamed by its versions', () => {
    expect(diffPrompts(makePrompt('new name', [root, mine]), makePrompt('old name', [root]))).toMatchObject({
      otherName: 'old name',
      status: 'changed',
    })
  })

  it('takes two prompts of one name and nothing in common for conflicting', () => {
    expect(diffPrompts(makePrompt('p', [root]), makePrompt('p', [makeVersion('another')]))).toMatchObject({
      status: 'conflicting',
      otherName: 'p',
    })
  })

  it('takes first versions with the same words for the same beginning', () => {
    const imported = makeVersion('one', [], 30)
    expect(diffPrompts(makePrompt('p', [root]), makePrompt('p', [imported]))).toMatchObject({
      newVersions: 1,
      branches: [{ status: 'equal' }],
    })
    expect(diffPrompts(makePrompt('p', [root, mine]), makePrompt('p', [imported]))?.branches).toMatchObject([
      { status: 'changed' },
    ])
    const theirs = makeVersion('theirs', [imported], 31)
    expect(diffPrompts(makePrompt('p', [root, mine]), makePrompt('p', [imported, theirs]))?.branches).toMatchObject([
      { status: 'conflicting' },
    ])
  })

  it('lists labels that are new or elsewhere', () => {
    const labels = [
      { name: 'production', versionId: mine.id },
      { name: 'staging', versionId: root.id },
    ]
    const other = makePrompt('p', [root, mine], { labels: [{ name: 'production', versionId: root.id }] })
    expect(diffPrompts(makePrompt('p', [root, mine], { labels }), other)?.labels).toMatchObject([
      { name: 'production', status: 'changed' },
      { name: 'staging', status: 'new', otherVersionId: null },
    ])
  })

  it('tells who changed a dataset or an experiment by what both had last', () => {
    const first = makeDataset('d', [{ variables: { a: 1 } }])
    const second = makeDataset('d', [{ variables: { a: 2 } }])
    const third = makeDataset('d', [{ variables: { a: 3 } }])
    const status = (dataset: PackDataset, other: PackDataset, last?: PackDataset) =>
      diff({ datasets: [dataset] }, { datasets: [other] }, { datasets: last ? { d: last.id } : {}, experiments: {} })
        .datasets[0]?.status
    expect(status(second, first, first)).toBe('changed')
    expect(status(first, second, first)).toBe('behind')
    expect(status(third, second, first)).toBe('conflicting')
    expect(status(second, first)).toBe('conflicting')
    expect(diff({ datasets: [second] }, { datasets: [first] }).datasets).toEqual([{ name: 'd', status: 'changed' }])
    expect(diff({ datasets: [first] }, { datasets: [second, { ...first, isNewest: false }] }).datasets).toEqual([
      { name: 'd', status: 'behind' },
    ])
  })

  it('takes experiments that send the same words for equal, though the versions were committed twice', () => {
    const dataset = makeDataset('d', [{ variables: { a: 1 } }])
    const pack = (version: typeof root) => ({
      prompts: [makePrompt('p', [version])],
      datasets: [dataset],
      experiments: [makeExperiment('e', version, dataset)],
    })
    expect(diff(pack(root), pack(makeVersion('one', [], 9))).experiments).toEqual([{ name: 'e', status: 'equal' }])
    expect(diff(pack(root), pack(makeVersion('two'))).experiments).toEqual([{ name: 'e', status: 'changed' }])
  })
})
