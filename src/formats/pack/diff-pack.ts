import type { Agreed, DatasetOutline, ExperimentOutline, PackOutline, PromptOutline } from './pack-outline.ts'
import type { PackRef } from './pack.ts'
import { createVersionGraph, type HeadRelation } from './version-graph.ts'

/**
 * What a pack brings of one thing. `new`: not there yet. `equal`: nothing. `changed`: the pack is ahead. `behind`:
 * the other side is ahead. `conflicting`: both moved on from what they had in common.
 */
type DifferenceStatus = 'new' | 'equal' | 'changed' | 'behind' | 'conflicting'

interface BranchDifference {
  name: string
  status: DifferenceStatus
  /** Null where the other side has no such branch. */
  otherVersionId: string | null
  versionId: string
}

interface LabelDifference {
  name: string
  status: 'new' | 'equal' | 'changed'
  otherVersionId: string | null
  versionId: string
}

interface PromptDifference {
  name: string
  status: DifferenceStatus
  /** What the same prompt is called on the other side; null where it is new. */
  otherName: string | null
  /** Whether the other side has it archived. */
  isArchived: boolean
  /** Versions that the other side lacks. */
  newVersions: number
  branches: BranchDifference[]
  labels: LabelDifference[]
}

interface NamedDifference {
  name: string
  status: DifferenceStatus
}

export interface PackDifference {
  prompts: PromptDifference[]
  datasets: NamedDifference[]
  experiments: NamedDifference[]
}

/**
 * What a pack brings to another pack or to a workspace. `agreed` is what they last had in common, of things that
 * have no history of their own; without it, whatever differs is `changed`.
 */
export function diffPack(pack: PackOutline, other: PackOutline, agreed?: Agreed): PackDifference {
  const partners = findPartners(pack.prompts, other.prompts)
  const datasets = new Map(other.datasets.map((dataset) => [dataset.name, dataset]))
  const experiments = new Map(other.experiments.map((experiment) => [experiment.name, experiment]))
  return {
    prompts: pack.prompts.map((prompt) => diffPrompt(prompt, partners.get(prompt))),
    datasets: pack.datasets.map((dataset) => diffDataset(dataset, datasets.get(dataset.name), agreed)),
    experiments: pack.experiments.map((experiment) =>
      diffExperiment(experiment, experiments.get(experiment.name), agreed),
    ),
  }
}

/** The same prompt on the other side: one that shares a version, whatever it is called now, or else one of the name. */
export function findPartners<P extends PromptOutline, O extends PromptOutline>(
  prompts: readonly P[],
  others: readonly O[],
): Map<P, O> {
  const owners = new Map(others.flatMap((other) => [...other.versions.keys()].map((id) => [id, other])))
  const partners = new Map<P, O>()
  const taken = new Set<O>()
  const pair = (prompt: P, other: O | undefined) => {
    if (other === undefined || taken.has(other) || partners.has(prompt)) return
    partners.set(prompt, other)
    taken.add(other)
  }
  for (const prompt of prompts) {
    for (const id of prompt.versions.keys()) pair(prompt, owners.get(id))
  }
  for (const prompt of prompts)
    pair(
      prompt,
      others.find(({ name }) => name === prompt.name),
    )
  return partners
}

function diffPrompt(prompt: PromptOutline, other: PromptOutline | undefined): PromptDifference {
  const graph = createVersionGraph([...prompt.versions.values(), ...(other?.versions.values() ?? [])])
  const branches = prompt.branches.map(({ name, versionId }): BranchDifference => {
    const head = find(other?.branches, name)
    return {
      name,
      versionId,
      otherVersionId: head,
      status: head === null ? 'new' : statusOf[graph.relate(versionId, head)],
    }
  })
  const labels = prompt.labels.map(({ name, versionId }): LabelDifference => {
    const labelled = find(other?.labels, name)
    const isEqual = labelled !== null && graph.relate(versionId, labelled) === 'equal'
    return {
      name,
      versionId,
      otherVersionId: labelled,
      status: labelled === null ? 'new' : isEqual ? 'equal' : 'changed',
    }
  })
  const newVersions = [...prompt.versions.keys()].filter((id) => !other?.versions.has(id)).length
  const isArchived = other?.isArchived ?? false
  const status = other ? summarise(branches, newVersions, isArchived) : 'new'
  return { name: prompt.name, otherName: other?.name ?? null, isArchived, status, newVersions, branches, labels }
}

const statusOf: Record<HeadRelation, DifferenceStatus> = {
  equal: 'equal',
  ahead: 'changed',
  behind: 'behind',
  diverged: 'conflicting',
}

function summarise(branches: readonly BranchDifference[], newVersions: number, isArchived: boolean): DifferenceStatus {
  const has = (status: DifferenceStatus) => branches.some((branch) => branch.status === status)
  if (has('conflicting')) return 'conflicting'
  if (has('changed') || has('new') || newVersions > 0 || isArchived) return 'changed'
  return has('behind') ? 'behind' : 'equal'
}

function find(refs: readonly PackRef[] | undefined, name: string): string | null {
  return refs?.find((ref) => ref.name === name)?.versionId ?? null
}

function diffDataset(
  { name, id, isNewest }: DatasetOutline,
  other: DatasetOutline | undefined,
  agreed: Agreed | undefined,
): NamedDifference {
  if (other === undefined) return { name, status: 'new' }
  if (!isNewest) return { name, status: other.versionIds.has(id) ? 'equal' : 'changed' }
  if (other.id !== id && other.versionIds.has(id)) return { name, status: 'behind' }
  return { name, status: compare(id, other.id, agreed && { last: agreed.datasets[name] }) }
}

function diffExperiment(
  { name, fingerprint }: ExperimentOutline,
  other: ExperimentOutline | undefined,
  agreed: Agreed | undefined,
): NamedDifference {
  if (other === undefined) return { name, status: 'new' }
  return { name, status: compare(fingerprint, other.fingerprint, agreed && { last: agreed.experiments[name] }) }
}

function compare(id: string, otherId: string, agreed: { last: string | undefined } | undefined): DifferenceStatus {
  if (id === otherId) return 'equal'
  if (agreed === undefined || agreed.last === otherId) return 'changed'
  return agreed.last === id ? 'behind' : 'conflicting'
}
