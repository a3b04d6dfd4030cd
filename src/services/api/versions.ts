import { AssayError } from '../../core/errors.ts'
import { requirePrompt } from '../prompts/get-prompt.ts'
import { createBranch, deleteBranch, describeBranchLoss, listBranches, renameBranch } from '../versions/branches.ts'
import { checkLabel } from '../versions/check-label.ts'
import { diffVersions } from '../versions/diff-versions.ts'
import { forkPrompt } from '../versions/fork-prompt.ts'
import { listVersionRuns } from '../versions/list-version-runs.ts'
import { mergeVersions, previewMerge } from '../versions/merge-versions.ts'
import { revertVersion } from '../versions/revert-version.ts'
import { setPolicy } from '../versions/set-policy.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `versions.*`. */
export function createVersionProcedures({ versions }: Implementer, context: ServiceContext) {
  const { stores } = context
  return {
    branches: versions.branches.handler(({ input }) => listBranches(stores, input.promptId)),
    find: versions.find.handler(({ input: { promptId, reference } }) => {
      const { name } = requirePrompt(stores, promptId)
      const version = stores.versions.get(stores.versions.findId(promptId, reference) ?? '')
      if (version) return version
      const mend = `list them with assay prompts log "${name}"`
      throw new AssayError('not-found', { what: 'version', id: `${name}@${reference}`, mend })
    }),
    createBranch: versions.createBranch.handler(({ input }) => createBranch(context, input)),
    renameBranch: versions.renameBranch.handler(({ input }) => {
      renameBranch(context, input)
      return {}
    }),
    branchLoss: versions.branchLoss.handler(({ input }) => describeBranchLoss(stores, input.promptId, input.branch)),
    deleteBranch: versions.deleteBranch.handler(({ input }) => deleteBranch(context, input)),
    revert: versions.revert.handler(({ input }) => revertVersion(context, input)),
    fork: versions.fork.handler(({ input }) => forkPrompt(context, input)),
    runs: versions.runs.handler(({ input }) => listVersionRuns(stores, input.versionId, input.limit)),
    diff: versions.diff.handler(({ input }) => diffVersions(stores, input)),
    previewMerge: versions.previewMerge.handler(({ input }) => previewMerge(stores, input)),
    merge: versions.merge.handler(({ input }) => mergeVersions(context, input)),
    checkLabel: versions.checkLabel.handler(({ input }) => checkLabel(stores, input)),
    policies: versions.policies.handler(({ input }) => stores.labels.listPolicies(input.promptId)),
    setPolicy: versions.setPolicy.handler(({ input }) => {
      setPolicy(context, input)
      return {}
    }),
    labelMoves: versions.labelMoves.handler(({ input }) =>
      stores.labels.listMoves(input).map((move) => ({ ...move, isOverride: move.isOverride === 1 })),
    ),
  }
}
