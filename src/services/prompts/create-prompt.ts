import type { PromptDetail } from '../../contract/prompts.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { ServiceContext } from '../api/context.ts'
import { getPrompt } from './get-prompt.ts'

/** Begins a prompt; its content is a draft until it is committed. Throws `already-exists`. */
export function createPrompt(
  { db, stores, newId, now, events }: Pick<ServiceContext, 'db' | 'stores' | 'newId' | 'now' | 'events'>,
  { name, content }: { name: string; content?: PromptContent | undefined },
): PromptDetail {
  const id = newId()
  const at = now().toISOString()
  db.transaction(() => {
    stores.prompts.insert({ id, name, at })
    if (content) stores.drafts.save({ promptId: id, branch: 'main', content, at })
  })()
  events.publish({ type: 'changed', what: 'prompts' })
  return getPrompt(stores, id, 'main')
}
