import { contentId } from '../../core/text/content-id.ts'
import type { Stores } from '../stores.ts'

interface DraftMove {
  promptId: string
  branch: string
  /** The head that the branch had, and the one that it has now. */
  from: string
  to: string
  /** ISO 8601 in UTC. */
  at: string
}

/**
 * A working copy without changes follows its branch: it would look like a change that takes the new version back. False
 * when it has changes, which stay as they are.
 */
export function bringDraftAlong(
  { drafts, versions }: Pick<Stores, 'drafts' | 'versions'>,
  { promptId, branch, from, to, at }: DraftMove,
): boolean {
  const draft = drafts.get(promptId, branch)
  const before = versions.getContent(from)
  const content = versions.getContent(to)
  if (!draft || !before || !content) return true
  if (contentId(draft) !== contentId(before)) return false
  drafts.save({ promptId, branch, content, at })
  return true
}
