import type { PromptDetail } from '../../contract/prompts.ts'
import type { ServiceContext } from '../api/context.ts'
import { getPrompt } from '../prompts/get-prompt.ts'
import { getVersion } from '../prompts/get-version.ts'
import { sealUnique } from '../prompts/seal-unique.ts'
import { readPreferences } from '../workspace/preferences.ts'

/**
 * Begins a prompt with the content of a version of another one. Its first version has that one as its parent, so the
 * history goes on behind it and both can be merged later. Throws `not-found` and `already-exists`.
 */
export function forkPrompt(
  { db, stores, newId, now, events }: Pick<ServiceContext, 'db' | 'stores' | 'newId' | 'now' | 'events'>,
  { versionId, name }: { versionId: string; name: string },
): PromptDetail {
  const promptId = newId()
  const at = now()
  db.transaction(() => {
    const from = getVersion(stores, versionId)
    const message = `Forked from ${from.promptName} v${from.number}`
    const author = readPreferences(stores.settings).author || 'me'
    stores.prompts.insert({ id: promptId, name, at: at.toISOString() })
    const version = sealUnique(stores, { content: from.content, parents: [from.id], message, author }, at)
    stores.versions.insert(promptId, version)
    stores.versions.moveBranch(promptId, 'main', version.id)
  }).immediate()
  events.publish({ type: 'changed', what: 'prompts' })
  return getPrompt(stores, promptId, 'main')
}
