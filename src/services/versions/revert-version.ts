import type { VersionDetail } from '../../contract/prompts.ts'
import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { bringDraftAlong } from '../prompts/bring-draft-along.ts'
import { commitVersion } from '../prompts/commit-version.ts'
import { getVersion } from '../prompts/get-version.ts'
import { requireBranch } from './branches.ts'

/**
 * Commits the content of an older version at the head of a branch; nothing is taken out of the history. A working copy
 * with changes stays. Throws `not-found`, and `bad-input` when the branch has that content already.
 */
export function revertVersion(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>,
  input: { promptId: string; branch: string; versionId: string; message?: string | undefined },
): VersionDetail {
  const { db, stores, now } = context
  const { promptId, branch, versionId } = input
  return db
    .transaction(() => {
      const head = requireBranch(stores, promptId, branch)
      const older = getVersion(stores, versionId)
      if (older.promptId !== promptId) throw new AssayError('not-found', { what: 'version', id: versionId })
      const draft = stores.drafts.get(promptId, branch)
      const message = input.message ?? `Back to v${older.number}: ${older.message}`.slice(0, 500)
      const version = commitVersion(context, {
        promptId,
        branch,
        content: older.content,
        message,
        expectedHeadId: head,
      })
      // A commit takes the working copy along; here it is not what was committed.
      if (draft) stores.drafts.save({ promptId, branch, content: draft, at: now().toISOString() })
      bringDraftAlong(stores, { promptId, branch, from: head, to: version.id, at: now().toISOString() })
      return version
    })
    .immediate()
}
