import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import { contentId } from '../../core/text/content-id.ts'

/**
 * The key of an answer: a hash of everything that determines it. The seed is in the settings; a setting that is undefined
 * is one that is left out. A JSON Schema counts by its text, since the order of its properties is that of the answer's.
 */
export function cacheKey(request: {
  modelIdentity: string
  messages: readonly Message[]
  settings: Settings
  repeat: number
}): string {
  const { modelIdentity: model, repeat } = request
  const { jsonSchema } = request.settings
  const settings = { ...request.settings, jsonSchema: jsonSchema && JSON.stringify(jsonSchema) }
  const messages = request.messages.map(({ role, content }) => ({ role, content }))
  return contentId({ format: 1, model, messages, settings, repeat })
}
