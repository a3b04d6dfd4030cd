import type { OfferedModel } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { isRecord } from '../shared/is-record.ts'

/** Where servers say how much context a model has, most exact first; llama-server nests it in `meta`. */
const contextFields = [
  'n_ctx',
  'max_model_len',
  'context_length',
  'context_window',
  'max_context_length',
  'max_context_window',
]

/**
 * Reads the reply to GET /models, sorted by name: OpenAI's `{ data: [{ id }] }`, or a bare list, or `{ models }`; items
 * without a name are passed over. Throws `bad-reply` when there is no list.
 */
export function readModelList(body: string, url: string): OfferedModel[] {
  let reply: unknown
  try {
    reply = JSON.parse(body)
  } catch {
    throw new AssayError('bad-reply', { url, reason: 'the list of models is not JSON' })
  }
  const fields = isRecord(reply) ? reply : {}
  const list = [reply, fields.data, fields.models].find((value) => Array.isArray(value))
  if (!list) throw new AssayError('bad-reply', { url, reason: 'there is no list of models in it' })
  const models = new Map<string, OfferedModel>()
  for (const item of list as unknown[]) {
    const model = readModel(item)
    if (model && !models.has(model.name)) models.set(model.name, model)
  }
  return [...models.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readModel(item: unknown): OfferedModel | undefined {
  if (!isRecord(item)) return undefined
  const name = [item.id, item.name, item.model].find((value) => typeof value === 'string' && value !== '')
  if (typeof name !== 'string') return undefined
  const places = [isRecord(item.meta) ? item.meta : {}, item]
  const contextTokens = places
    .flatMap((place) => contextFields.map((field) => place[field]))
    .find((value) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
  return typeof contextTokens === 'number' ? { name, contextTokens } : { name }
}
