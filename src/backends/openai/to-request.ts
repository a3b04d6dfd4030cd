import type { OpenAI } from 'openai'
import type { GenerateRequest } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { RequestShape } from './request-shape.ts'

/** OpenAI's body, and two fields that its own API does not have. */
export type ChatBody = OpenAI.Chat.ChatCompletionCreateParamsStreaming & { top_k?: number; min_p?: number }

/** What OpenAI's own API takes. */
export const openAiSettings: readonly (keyof Settings)[] = [
  'temperature',
  'maxTokens',
  'topP',
  'seed',
  'stop',
  'frequencyPenalty',
  'presencePenalty',
  'jsonSchema',
]

/** What servers of its protocol take besides; one that does not know a field refuses or ignores it. */
export const compatibleSettings: readonly (keyof Settings)[] = [...openAiSettings, 'topK', 'minP']

/**
 * The body of a streaming chat completion. Only settings that are set are sent, so that the server's defaults stay its
 * own. `top_k` and `min_p` are not in OpenAI's API (which refuses them) but llama-server, vLLM, Ollama, LM Studio and
 * OpenRouter take them under these names. A JSON Schema is sent as strict: one that cannot be kept is refused, not bent.
 */
export function toRequest({ model, messages, settings }: GenerateRequest, shape: RequestShape): ChatBody {
  const body: ChatBody = {
    model: model.name,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
  }
  if (shape.withUsage) body.stream_options = { include_usage: true }
  if (settings.temperature !== undefined) body.temperature = settings.temperature
  if (settings.topP !== undefined) body.top_p = settings.topP
  if (settings.topK !== undefined) body.top_k = settings.topK
  if (settings.minP !== undefined) body.min_p = settings.minP
  if (settings.maxTokens !== undefined) body[shape.maxTokensField] = settings.maxTokens
  if (settings.stop !== undefined && settings.stop.length > 0) body.stop = [...settings.stop]
  if (settings.seed !== undefined && shape.withSeed) body.seed = settings.seed
  if (settings.frequencyPenalty !== undefined) body.frequency_penalty = settings.frequencyPenalty
  if (settings.presencePenalty !== undefined) body.presence_penalty = settings.presencePenalty
  if (settings.jsonSchema !== undefined) {
    const schema = { name: 'answer', schema: settings.jsonSchema, strict: true }
    body.response_format = { type: 'json_schema', json_schema: schema }
  }
  return body
}
