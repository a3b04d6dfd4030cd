import { describe, expect, it } from 'vitest'
import type { PackChanges } from '../../contract/packs.ts'
import { describeChanges } from './describe-changes.ts'

const branch = (name: string, status: PackChanges['prompts'][number]['status']) => ({
  name,
  status,
  versionId: 'b',
  otherVersionId: 'a',
})
const prompt = (more: Partial<PackChanges['prompts'][number]>): PackChanges['prompts'][number] => ({
  name: 'greet',
  status: 'changed',
  otherName: 'greet',
  isArchived: false,
  newVersions: 0,
  branches: [],
  labels: [],
  ...more,
})

describe('describeChanges', () => {
  it('lists conflicts first and what is equal last', () => {
    const items = describeChanges({
      packName: 'team',
      prompts: [prompt({ name: 'same', status: 'equal' }), prompt({ name: 'new', status: 'new', otherName: null })],
      datasets: [{ name: 'rows', status: 'conflicting' }],
      experiments: [{ name: 'wording', status: 'changed' }],
    })
    expect(items.map(({ name }) => name)).toEqual(['rows', 'wording', 'new', 'same'])
    expect(items[0]?.detail).toBe("was changed here too: the pack's becomes rows (team)")
  })

  it('says where each branch of a prompt goes', () => {
    const changed = prompt({
      status: 'conflicting',
      newVersions: 2,
      otherName: 'salute',
      isArchived: true,
      branches: [
        branch('main', 'conflicting'),
        branch('short', 'changed'),
        branch('old', 'behind'),
        branch('extra', 'new'),
        branch('same', 'equal'),
      ],
    })
    expect(describeChanges({ packName: 'team', prompts: [changed], datasets: [], experiments: [] })[0]?.detail).toBe(
      "2 new versions · main has moved on here too: the pack's goes to team/main · short moves on · old is further here · new branch extra · comes back from the archive · called salute here",
    )
  })
})
