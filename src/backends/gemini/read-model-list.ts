import type { OfferedModel } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { isName } from '../shared/is-name.ts'
import { isRecord } from '../shared/is-record.ts'
import { toCount } from '../shared/to-count.ts'

/**
 * Reads the reply to GET /v1beta/models, sorted by name without its `models/`; models that only embed or draw are left
 * out. Throws `bad-reply` when there is no list.
 */
export function readModelList(body: string, url: string): OfferedModel[] {
  let reply: unknown
  try {
    reply = JSON.parse(body)
  } catch {
    throw new AssayError('bad-reply', { url, reason: 'the list of models is not JSON' })
  }
  const list = isRecord(reply) ? reply.models : undefined
  if (!Array.isArray(list)) throw new AssayError('bad-reply', { url, reason: 'there is no list of models in it' })
  const models = list.flatMap((item: unknown) => {
    if (!isRecord(item) || !isName(item.name)) return []
    const methods = item.supportedGenerationMethods
    if (Array.isArray(methods) && !methods.includes('generateContent')) return []
    const name = item.name.replace(/^models\//, '')
    const contextTokens = toCount(item.inputTokenLimit)
    return [contextTokens ? { name, contextTokens } : { name }]
  })
  return models.sort((a, b) => (a.name < b.name ? -1 : 1))
}
