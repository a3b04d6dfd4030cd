import type { Anthropic } from '@anthropic-ai/sdk'
import type { GenerateRequest, Message } from '../../core/backend.ts'

/** The limit of tokens where none is set, since the API wants one; it has room for a model's thinking, which counts. */
const defaultMaxTokens = 16_000

/** The body of a streaming message, with sampling settings that the package no longer knows but older models take. */
type MessageBody = Anthropic.MessageCreateParamsStreaming & { temperature?: number; top_p?: number; top_k?: number }

/**
 * The body of a streaming message. System messages before all others are the system prompt of the API; a later one stays
 * where it is, which newer models take and older ones refuse. Only settings that are set are sent, but for the limit of
 * tokens.
 */
export function toRequest({ model, messages, settings }: GenerateRequest): MessageBody {
  const first = messages.findIndex(({ role }) => role !== 'system')
  const system = messages.slice(0, first < 0 ? messages.length : first)
  const body: MessageBody = {
    model: model.name,
    max_tokens: settings.maxTokens ?? defaultMaxTokens,
    messages: messages.slice(system.length).map(({ role, content }) => ({ role, content })),
    stream: true,
  }
  if (system.length > 0) body.system = toSystem(system)
  if (settings.temperature !== undefined) body.temperature = settings.temperature
  if (settings.topP !== undefined) body.top_p = settings.topP
  if (settings.topK !== undefined) body.top_k = settings.topK
  if (settings.stop !== undefined && settings.stop.length > 0) body.stop_sequences = [...settings.stop]
  if (settings.jsonSchema !== undefined) {
    body.output_config = { format: { type: 'json_schema', schema: settings.jsonSchema } }
  }
  return body
}

function toSystem(messages: readonly Message[]): string | Anthropic.TextBlockParam[] {
  const [only] = messages
  if (messages.length === 1 && only) return only.content
  return messages.map(({ content }) => ({ type: 'text', text: content }))
}
