import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { ServiceContext } from '../api/context.ts'
import { commitVersion } from '../prompts/commit-version.ts'
import { getVersion } from '../prompts/get-version.ts'

/**
 * The version of a content on a branch that grows out of `baseId`: a new one, or the one that the base or the branch has
 * already. Throws as commitVersion does.
 */
export function commitOnBranch(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'events'>,
  input: { promptId: string; baseId: string; branch: string; content: PromptContent; message: string },
): string {
  const { promptId, baseId, branch, content, message } = input
  const { versions } = context.stores
  const head = versions.getHead(promptId, branch)
  const id = contentId(content)
  for (const known of [baseId, head]) if (known && getVersion(context.stores, known).contentId === id) return known
  return commitVersion(context, { promptId, branch, content, message, expectedHeadId: head ?? baseId }).id
}
