import { AssayError } from '../../core/errors.ts'
import type { ServiceContext } from '../api/context.ts'
import { requirePrompt } from './get-prompt.ts'

/** Points a label of a prompt at one of its versions; null takes the label away. Throws `not-found`. */
export function setLabel(
  { stores, events }: Pick<ServiceContext, 'stores' | 'events'>,
  { promptId, label, versionId }: { promptId: string; label: string; versionId: string | null },
): void {
  const { name } = requirePrompt(stores, promptId)
  if (versionId !== null && stores.versions.get(versionId)?.promptId !== promptId) {
    throw new AssayError('not-found', { what: 'version', id: versionId, mend: `choose one of "${name}"` })
  }
  stores.versions.setLabel(promptId, label, versionId)
  events.publish({ type: 'changed', what: 'prompts' })
}
