import type { VersionDetail } from '../../contract/prompts.ts'
import { AssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { ServiceContext } from '../api/context.ts'
import type { Stores } from '../stores.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { requirePrompt } from './get-prompt.ts'
import { getVersion } from './get-version.ts'
import { sealUnique } from './seal-unique.ts'

export interface CommitInput {
  promptId: string
  branch: string
  content: PromptContent
  message: string
  /** The head that the author saw; null for a first commit. On a branch that is new it is where the branch begins. */
  expectedHeadId: string | null
}

/**
 * Makes a version out of a working copy and moves the branch to it. Throws `not-found`, `conflict` when the branch has
 * moved since the author saw it, and `bad-input` when there is nothing to commit.
 */
export function commitVersion(
  { db, stores, now, events }: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>,
  { promptId, branch, content, message, expectedHeadId }: CommitInput,
): VersionDetail {
  const at = now()
  const versionId = db
    .transaction(() => {
      const parent = checkParent(stores, promptId, branch, expectedHeadId)
      if (parent !== null && stores.versions.get(parent)?.contentId === contentId(content)) {
        throw new AssayError('bad-input', {
          what: 'Nothing has changed since the last version',
          mend: 'edit the prompt before you commit it',
        })
      }
      const author = readPreferences(stores.settings).author || 'me'
      const version = sealUnique(stores, { content, parents: parent === null ? [] : [parent], message, author }, at)
      stores.versions.insert(promptId, version)
      stores.versions.moveBranch(promptId, branch, version.id)
      stores.drafts.save({ promptId, branch, content, at: at.toISOString() })
      stores.prompts.touch(promptId, at.toISOString())
      return version.id
    })
    .immediate()
  events.publish({ type: 'changed', what: 'prompts' })
  return getVersion(stores, versionId)
}

function checkParent(stores: Stores, promptId: string, branch: string, expectedHeadId: string | null): string | null {
  const { name } = requirePrompt(stores, promptId)
  const head = stores.versions.getHead(promptId, branch)
  if (head === undefined && (expectedHeadId === null || stores.versions.get(expectedHeadId)?.promptId === promptId))
    return expectedHeadId
  if (head === expectedHeadId) return expectedHeadId
  throw new AssayError('conflict', {
    what: `The branch "${branch}" of "${name}" has a newer version than the one you started from`,
    mend: 'compare with it, then commit again',
  })
}
