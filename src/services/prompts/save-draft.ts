import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { ServiceContext } from '../api/context.ts'
import { getPrompt, requirePrompt } from './get-prompt.ts'

/**
 * Keeps the working copy of a branch. Tells listeners only when the prompt becomes changed or unchanged by it, since
 * this is called while a person types. Throws `not-found`.
 */
export function saveDraft(
  { db, stores, now, events }: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>,
  { promptId, branch, content }: { promptId: string; branch: string; content: PromptContent },
): { isChanged: boolean } {
  requirePrompt(stores, promptId)
  const at = now().toISOString()
  const { before, after } = db.transaction(() => {
    const wasChanged = getPrompt(stores, promptId, branch).isChanged
    stores.drafts.save({ promptId, branch, content, at })
    stores.prompts.touch(promptId, at)
    return { before: wasChanged, after: getPrompt(stores, promptId, branch).isChanged }
  })()
  if (before !== after) events.publish({ type: 'changed', what: 'prompts' })
  return { isChanged: after }
}
