import type { Backend, Message, ModelTarget, PromptInspection } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'

/** The text and tokens of a prompt by a model's backend. Throws `bad-input` for one that cannot tell. */
export function inspectPrompt(
  backend: Backend,
  model: ModelTarget,
  messages: readonly Message[],
): Promise<PromptInspection> {
  const inspected = backend.inspectPrompt?.(model, messages)
  if (inspected !== undefined) return inspected
  throw new AssayError('bad-input', {
    what: 'The tokens of a prompt are not known for this model',
    mend: 'choose a local one',
  })
}
