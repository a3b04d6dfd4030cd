import { AssayError } from '../../core/errors.ts'
import type { LabelPolicy } from '../../core/prompts/label-policy.ts'
import type { ServiceContext } from '../api/context.ts'
import { requirePrompt } from '../prompts/get-prompt.ts'

/** Says what a label asks for, or with null that it asks for nothing. Throws `not-found` for an unknown dataset. */
export function setPolicy(
  { stores, events, now }: Pick<ServiceContext, 'stores' | 'events' | 'now'>,
  { promptId, label, policy }: { promptId: string; label: string; policy: LabelPolicy | null },
): void {
  requirePrompt(stores, promptId)
  const datasetId = policy?.datasetId ?? null
  if (datasetId !== null && !stores.datasets.get(datasetId))
    throw new AssayError('not-found', { what: 'dataset', id: datasetId })
  stores.labels.setPolicy(promptId, label, policy, now().toISOString())
  events.publish({ type: 'changed', what: 'prompts' })
}
