import type { PackChanges, PackItemStatus } from '../../contract/packs.ts'
import { formatQuantity } from '../format/format-number.ts'

/** One thing that a pack brings, for a line of the list. */
export interface PackItem {
  /** Apart from every other line's. */
  key: string
  kind: 'prompt' | 'dataset' | 'experiment'
  name: string
  status: PackItemStatus
  /** What happens to it when the pack is installed. */
  detail: string
}

// What a person should look at comes first.
const order: PackItemStatus[] = ['conflicting', 'changed', 'new', 'behind', 'equal']

/** Everything that a pack holds, with what installing it does; conflicts first. */
export function describeChanges({ packName, prompts, datasets, experiments }: PackChanges): PackItem[] {
  const items: PackItem[] = [
    ...prompts.map((prompt): PackItem => ({
      key: `prompt ${prompt.name}`,
      kind: 'prompt',
      name: prompt.name,
      status: prompt.status,
      detail: describePrompt(prompt, packName),
    })),
    ...datasets.map(({ name, status }) => describeNamed('dataset', name, status, packName)),
    ...experiments.map(({ name, status }) => describeNamed('experiment', name, status, packName)),
  ]
  return items.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
}

function describePrompt(prompt: PackChanges['prompts'][number], packName: string): string {
  const parts = prompt.newVersions > 0 ? [formatQuantity(prompt.newVersions, 'new version')] : []
  for (const { name, status } of prompt.branches) {
    if (status === 'changed') parts.push(`${name} moves on`)
    if (status === 'new' && prompt.status !== 'new') parts.push(`new branch ${name}`)
    if (status === 'behind') parts.push(`${name} is further here`)
    if (status === 'conflicting') parts.push(`${name} has moved on here too: the pack's goes to ${packName}/${name}`)
  }
  if (prompt.isArchived) parts.push('comes back from the archive')
  if (prompt.otherName !== null && prompt.otherName !== prompt.name) parts.push(`called ${prompt.otherName} here`)
  return parts.join(' · ')
}

function describeNamed(
  kind: 'dataset' | 'experiment',
  name: string,
  status: PackItemStatus,
  packName: string,
): PackItem {
  const details: Record<PackItemStatus, string> = {
    new: '',
    equal: '',
    changed: kind === 'dataset' ? 'gets a new version' : 'is brought up to date',
    behind: 'is newer here and stays',
    conflicting: `was changed here too: the pack's becomes ${name} (${packName})`,
  }
  return { key: `${kind} ${name}`, kind, name, status, detail: details[status] }
}
