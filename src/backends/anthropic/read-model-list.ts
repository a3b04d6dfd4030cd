import type { OfferedModel } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { isName } from '../shared/is-name.ts'
import { isRecord } from '../shared/is-record.ts'
import { toCount } from '../shared/to-count.ts'

/**
 * Reads the reply to GET /v1/models, sorted by name; models that can no longer be asked are left out. Throws
 * `bad-reply` when there is no list.
 */
export function readModelList(body: string, url: string): OfferedModel[] {
  let reply: unknown
  try {
    reply = JSON.parse(body)
  } catch {
    throw new AssayError('bad-reply', { url, reason: 'the list of models is not JSON' })
  }
  const list = isRecord(reply) ? reply.data : undefined
  if (!Array.isArray(list)) throw new AssayError('bad-reply', { url, reason: 'there is no list of models in it' })
  const models = list.flatMap((item: unknown) => {
    if (!isRecord(item) || !isName(item.id) || item.lifecycle === 'retired') return []
    const contextTokens = toCount(item.max_input_tokens)
    return [contextTokens ? { name: item.id, contextTokens } : { name: item.id }]
  })
  return models.sort((a, b) => (a.name < b.name ? -1 : 1))
}
