import type { Branch } from '../../contract/versions.ts'
import { AssayError } from '../../core/errors.ts'
import type { PromptDetail } from '../../contract/prompts.ts'
import type { ServiceContext } from '../api/context.ts'
import { getPrompt, requirePrompt } from '../prompts/get-prompt.ts'
import type { Stores } from '../stores.ts'

const mainBranch = 'main'

type BranchContext = Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>

/** The branches of a prompt, `main` first, then by name. Throws `not-found`. */
export function listBranches(stores: Stores, promptId: string): Branch[] {
  requirePrompt(stores, promptId)
  const branches = stores.versions.listBranches(promptId)
  const main = branches.find(({ name }) => name === mainBranch)
  const reachedFrom = (versionId: string) => new Set(stores.versions.listReached(promptId, versionId))
  const ofMain = main && branches.length > 1 ? reachedFrom(main.versionId) : new Set<string>()
  return branches
    .map(({ name, versionId }): Branch => {
      const version = stores.versions.get(versionId)
      const reached = main && name !== mainBranch ? reachedFrom(versionId) : null
      return {
        name,
        versionId,
        number: version?.number ?? 0,
        updatedAt: version?.createdAt ?? '',
        isChanged: getPrompt(stores, promptId, name).isChanged,
        ahead: reached && countBeside(reached, ofMain),
        behind: reached && countBeside(ofMain, reached),
      }
    })
    .toSorted((a, b) => Number(b.name === mainBranch) - Number(a.name === mainBranch))
}

function countBeside(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...ids].filter((id) => !others.has(id)).length
}

/** Begins a branch at a version. Throws `not-found`, and `already-exists` for a name that is taken. */
export function createBranch(
  { db, stores, now, events }: BranchContext,
  { promptId, branch, versionId }: { promptId: string; branch: string; versionId: string },
): PromptDetail {
  db.transaction(() => {
    const { name } = requirePrompt(stores, promptId)
    if (stores.versions.findPromptId(versionId) !== promptId)
      throw new AssayError('not-found', { what: 'version', id: versionId, mend: `choose one of "${name}"` })
    refuseTaken(stores, promptId, branch)
    stores.versions.moveBranch(promptId, branch, versionId)
    // What an earlier branch of that name left is not this one's.
    stores.drafts.remove(promptId, branch)
    stores.prompts.touch(promptId, now().toISOString())
  }).immediate()
  events.publish({ type: 'changed', what: 'prompts' })
  return getPrompt(stores, promptId, branch)
}

/** Gives a branch and its working copy another name. Throws `not-found`, `already-exists`, and `bad-input` for `main`. */
export function renameBranch(
  { db, stores, events }: BranchContext,
  { promptId, branch, name }: { promptId: string; branch: string; name: string },
): void {
  db.transaction(() => {
    requireBranch(stores, promptId, branch)
    refuseMain(branch, 'keeps its name')
    if (name === branch) return
    refuseTaken(stores, promptId, name)
    stores.drafts.remove(promptId, name)
    stores.versions.renameBranch(promptId, branch, name)
    stores.drafts.rename(promptId, branch, name)
  }).immediate()
  events.publish({ type: 'changed', what: 'prompts' })
}

interface BranchLoss {
  losesDraft: boolean
  versions: { id: string; number: number; message: string }[]
  sentence: string
}

/** What goes with a branch. Throws `not-found`. */
export function describeBranchLoss(stores: Stores, promptId: string, branch: string): BranchLoss {
  const head = requireBranch(stores, promptId, branch)
  const kept = new Set<string>()
  const others = [
    ...stores.versions.listBranches(promptId).filter(({ name }) => name !== branch),
    ...stores.versions.listLabels(promptId),
  ]
  for (const start of new Set(others.map(({ versionId }) => versionId)))
    for (const id of stores.versions.listReached(promptId, start)) kept.add(id)
  const left = stores.versions.listReached(promptId, head).filter((id) => !kept.has(id))
  const versions = left.slice(0, 100).flatMap((id) => {
    const version = stores.versions.get(id)
    return version ? [{ id, number: version.number, message: version.message }] : []
  })
  const losesDraft = getPrompt(stores, promptId, branch).isChanged
  const draft = losesDraft ? 'The changes of its draft that are not committed are lost for good. ' : ''
  const count = left.length === 1 ? '1 version is' : `${left.length} versions are`
  const history =
    left.length === 0
      ? 'Every version of it is on another branch or label.'
      : `${count} on no other branch or label: they stay in the history, where a branch can begin at them again.`
  return { losesDraft, versions, sentence: draft + history }
}

/** Takes a branch and its working copy away; versions stay. Throws `not-found`, and `bad-input` for `main`. */
export function deleteBranch(
  { db, stores, events }: BranchContext,
  { promptId, branch }: { promptId: string; branch: string },
): BranchLoss {
  const loss = db
    .transaction(() => {
      const described = describeBranchLoss(stores, promptId, branch)
      refuseMain(branch, 'stays')
      stores.versions.deleteBranch(promptId, branch)
      stores.drafts.remove(promptId, branch)
      return described
    })
    .immediate()
  events.publish({ type: 'changed', what: 'prompts' })
  return loss
}

/** The newest version of a branch. Throws `not-found`. */
export function requireBranch(stores: Pick<Stores, 'prompts' | 'versions'>, promptId: string, branch: string): string {
  const { name } = requirePrompt(stores, promptId)
  const head = stores.versions.getHead(promptId, branch)
  if (head !== undefined) return head
  const names = stores.versions.listBranches(promptId).map((known) => known.name)
  const mend = names.length === 0 ? `commit "${name}" first` : `"${name}" has ${names.slice(0, 10).join(', ')}`
  throw new AssayError('not-found', { what: 'branch', id: branch, mend })
}

function refuseTaken(stores: Stores, promptId: string, branch: string): void {
  if (stores.versions.getHead(promptId, branch) !== undefined)
    throw new AssayError('already-exists', { what: 'branch', name: branch })
}

function refuseMain(branch: string, what: string): void {
  if (branch === mainBranch)
    throw new AssayError('bad-input', {
      what: `The branch "main" ${what}`,
      mend: 'lists and experiments start from it',
    })
}
