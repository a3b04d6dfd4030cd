import type { OfferedModel } from '../../core/backend.ts'
import { isRecord } from '../shared/is-record.ts'
import { readModelList as readOpenAiList } from '../openai/read-model-list.ts'

/** Reads the reply to GET /openai/models: those that can chat, where it says so. Throws `bad-reply` when there is no list. */
export function readModelList(body: string, url: string): OfferedModel[] {
  const models = readOpenAiList(body, url)
  const reply: unknown = JSON.parse(body)
  const list = isRecord(reply) && Array.isArray(reply.data) ? reply.data.filter(isRecord) : []
  const mute = new Set(list.filter(cannotChat).map(({ id }) => id))
  return models.filter(({ name }) => !mute.has(name))
}

function cannotChat({ capabilities }: Record<string, unknown>): boolean {
  return isRecord(capabilities) && capabilities.chat_completion === false
}
