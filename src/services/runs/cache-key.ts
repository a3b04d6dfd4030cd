import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import { contentId } from '../../core/text/content-id.ts'

/** The key of an answer: a hash of everything that determines it. The seed is in the settings. */
export function cacheKey(request: { modelIdentity: string; messages: readonly Message[]; settings: Settings; repeat: number }): string {
  const settings = Object.fromEntries(Object.entries(request.settings).filter(([, value]) => value !== undefined))
  const messages = request.messages.map(({ role, content }) => ({ role, content }))
  return contentId({ format: 1, model: request.modelIdentity, messages, settings, repeat: request.repeat })
}
