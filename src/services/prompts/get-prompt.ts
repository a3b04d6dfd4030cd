import type { PromptDetail } from '../../contract/prompts.ts'
import { AssayError } from '../../core/errors.ts'
import { emptyPromptContent } from '../../core/prompts/prompt-content.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { PromptRecord } from '../../storage/prompt-store.ts'
import type { Stores } from '../stores.ts'

/** Throws `not-found`. */
export function requirePrompt(stores: Pick<Stores, 'prompts'>, promptId: string): PromptRecord {
  const prompt = stores.prompts.get(promptId)
  if (!prompt) throw new AssayError('not-found', { what: 'prompt', id: promptId })
  return prompt
}

/** A prompt with the working copy of a branch: the draft, or else the head, or else an empty message. Throws `not-found`. */
export function getPrompt(
  stores: Pick<Stores, 'prompts' | 'versions' | 'drafts'>,
  promptId: string,
  branch: string,
): PromptDetail {
  const { id, name } = requirePrompt(stores, promptId)
  const headVersionId = stores.versions.getHead(promptId, branch) ?? null
  const head = headVersionId === null ? undefined : stores.versions.getContent(headVersionId)
  const saved = stores.drafts.get(promptId, branch)
  const draft = saved ?? head ?? emptyPromptContent
  const isChanged = saved !== undefined && (head === undefined || contentId(saved) !== contentId(head))
  return { id, name, branch, headVersionId, draft, isChanged }
}
