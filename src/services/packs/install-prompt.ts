import type { InstalledPack } from '../../contract/packs.ts'
import { AssayError } from '../../core/errors.ts'
import type { PackPrompt } from '../../formats/pack/pack.ts'
import { createVersionGraph } from '../../formats/pack/version-graph.ts'
import { bringDraftAlong } from '../prompts/bring-draft-along.ts'
import type { Stores } from '../stores.ts'
import { branchesBeside, namesBeside } from './names-beside.ts'
import type { WorkspacePrompt } from './outline-workspace.ts'

/** What installing has done so far; its parts are filled in as they are done. */
export type InstallRecord = Omit<InstalledPack, 'sentence' | 'isChanged'>

export interface InstallPromptInput {
  stores: Pick<Stores, 'prompts' | 'versions' | 'drafts' | 'labels'>
  packName: string
  /** ISO 8601 in UTC. */
  at: string
  newId: () => string
  /** Whether labels of a prompt that is here already move. */
  labels: boolean
  record: InstallRecord
}

/** Brings a prompt of a pack into the workspace, into `partner` where it is here already. To be called in a transaction. */
export function installPrompt(
  input: InstallPromptInput,
  prompt: PackPrompt,
  partner: WorkspacePrompt | undefined,
): void {
  const { stores, at, record } = input
  const { promptId, name } = partner ? usePartner(input, partner) : createPrompt(input, prompt.name)
  const before = record.versions + record.branches.length + record.labels.length
  addVersions(input, prompt, promptId, name)
  const graph = createVersionGraph([...prompt.versions, ...(partner?.versions.values() ?? [])])
  for (const { name: branch, versionId } of prompt.branches) {
    const moved = placeBranch(input, { promptId, name, branch, versionId, graph })
    if (moved) record.branches.push({ prompt: name, promptId, versionId, packBranch: branch, ...moved })
  }
  for (const { name: label, versionId } of prompt.labels) {
    const current = partner?.labels.find((known) => known.name === label)?.versionId
    if (current !== undefined && graph.relate(versionId, current) === 'equal') continue
    const hasPolicy = partner !== undefined && stores.labels.getPolicy(promptId, label) !== undefined
    if (hasPolicy && input.labels)
      record.notes.push(`The label "${label}" of "${name}" has a policy and was left: assay prompts label sets it.`)
    if (partner && (!input.labels || hasPolicy)) record.labelsLeft.push({ prompt: name, label })
    else {
      stores.versions.setLabel(promptId, label, versionId)
      record.labels.push({ prompt: name, label })
    }
  }
  if (record.versions + record.branches.length + record.labels.length > before) stores.prompts.touch(promptId, at)
}

function createPrompt(
  { stores, packName, at, newId, record }: InstallPromptInput,
  wanted: string,
): { promptId: string; name: string } {
  const promptId = newId()
  const name = freeName(stores, wanted, packName)
  stores.prompts.insert({ id: promptId, name, at })
  record.newPrompts.push(name)
  return { promptId, name }
}

function usePartner(
  { stores, packName, at, record }: InstallPromptInput,
  { id, name, isArchived }: WorkspacePrompt,
): { promptId: string; name: string } {
  if (!isArchived) return { promptId: id, name }
  const restored = freeName(stores, name, packName)
  stores.prompts.restore({ id, name: restored, at })
  record.restoredPrompts.push(restored)
  return { promptId: id, name: restored }
}

function freeName(stores: Pick<Stores, 'prompts'>, wanted: string, packName: string): string {
  for (const name of namesBeside(wanted, packName)) if (!stores.prompts.findByName(name)) return name
  return wanted
}

function addVersions(
  { stores, record }: InstallPromptInput,
  { versions }: PackPrompt,
  promptId: string,
  name: string,
): void {
  for (const version of versions) {
    const owner = stores.versions.findPromptId(version.id)
    if (owner === promptId) continue
    if (owner !== undefined) {
      const other = stores.prompts.get(owner)?.name ?? owner
      throw new AssayError('conflict', {
        what: `Versions of the pack's prompt "${name}" belong to "${other}" here`,
        mend: 'the pack mixes two prompts: build it again where it came from',
      })
    }
    const missing = version.parents.find((parent) => !stores.versions.has(parent))
    if (missing !== undefined) {
      throw new AssayError('conflict', {
        what: `"${name}" goes on from the version ${missing}, which is neither in the pack nor here`,
        mend: 'install a pack with the earlier history first',
      })
    }
    stores.versions.insert(promptId, version)
    record.versions += 1
  }
}

interface Placing {
  promptId: string
  name: string
  branch: string
  versionId: string
  graph: ReturnType<typeof createVersionGraph>
}

/** Moves a branch on where it can be, and else puts the head on a branch that bears the pack's name. Null when nothing is to be done. */
function placeBranch(
  input: InstallPromptInput,
  { promptId, name, branch, versionId, graph }: Placing,
): Pick<InstallRecord['branches'][number], 'branch' | 'how'> | null {
  const { stores, packName, record } = input
  for (const candidate of branchesBeside(branch, packName)) {
    const head = stores.versions.getHead(promptId, candidate)
    const relation = head === undefined ? 'ahead' : graph.relate(versionId, head)
    if (relation === 'equal' || relation === 'behind') return null
    if (relation === 'diverged') continue
    stores.versions.moveBranch(promptId, candidate, versionId)
    if (
      head !== undefined &&
      !bringDraftAlong(stores, { promptId, branch: candidate, from: head, to: versionId, at: input.at })
    )
      record.notes.push(`"${name}" has changes on "${candidate}" that are not committed; they stay as they are.`)
    return { branch: candidate, how: candidate !== branch ? 'beside' : head === undefined ? 'new' : 'forwarded' }
  }
  return null
}
