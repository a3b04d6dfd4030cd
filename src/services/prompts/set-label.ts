import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { checkLabel } from '../versions/check-label.ts'
import { readPreferences } from '../workspace/preferences.ts'
import { requirePrompt } from './get-prompt.ts'

/**
 * Points a label of a prompt at one of its versions, or takes it away with null, and keeps the move with its reason and
 * its evidence. Throws `not-found`, and `conflict` when the label's policy is not met and no reason is given.
 */
export function setLabel(
  { db, stores, events, now }: Pick<ServiceContext, 'db' | 'stores' | 'events' | 'now'>,
  {
    promptId,
    label,
    versionId,
    reason,
  }: { promptId: string; label: string; versionId: string | null; reason?: string | undefined },
): void {
  db.transaction(() => {
    const { name } = requirePrompt(stores, promptId)
    if (versionId !== null && stores.versions.findPromptId(versionId) !== promptId) {
      throw new AssayError('not-found', { what: 'version', id: versionId, mend: `choose one of "${name}"` })
    }
    const fromId = stores.versions.listLabels(promptId).find((known) => known.name === label)?.versionId ?? null
    if (fromId === versionId) return
    const check = versionId === null ? null : checkLabel(stores, { promptId, label, versionId })
    if (check?.state === 'refused' && reason === undefined) {
      throw new AssayError('conflict', {
        what: check.sentence.replace(/\.$/u, ''),
        mend: 'or give a reason to set it all the same',
      })
    }
    stores.versions.setLabel(promptId, label, versionId)
    stores.labels.addMove({
      promptId,
      label,
      fromId,
      toId: versionId,
      author: readPreferences(stores.settings).author || 'me',
      at: now().toISOString(),
      reason: reason ?? null,
      runId: check?.evidence?.runId ?? null,
      verdict: check?.evidence?.sentence ?? null,
      isOverride: check?.state === 'refused',
    })
  }).immediate()
  events.publish({ type: 'changed', what: 'prompts' })
}
