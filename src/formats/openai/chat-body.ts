import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { LossList } from '../exchange/loss.ts'
import { responseFormat } from '../exchange/response-format.ts'
import { openAiNames, writeSettings, type SettingNames } from '../exchange/write-settings.ts'

interface ChatBodyInput {
  messages: readonly Message[]
  settings: Settings
  model: string
  /** OpenAI's own API has another name for the limit than servers like it, and lacks some settings. */
  isOpenAi: boolean
}

/** The body of a chat completion, not streamed: the same messages and settings as a run would send. */
export function chatBody(
  { messages, settings, model, isOpenAi }: ChatBodyInput,
  losses: LossList,
): Record<string, unknown> {
  const names: SettingNames = isOpenAi
    ? { ...openAiNames, maxTokens: 'max_completion_tokens' }
    : { ...openAiNames, topK: 'top_k', minP: 'min_p' }
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...writeSettings(settings, names, losses, ['jsonSchema', 'isDeterministic']),
    ...responseFormat(settings),
  }
}

/** True for the address of OpenAI's own API. */
export function isOpenAiAddress(baseUrl: string): boolean {
  return /^https:\/\/(?:[\w-]+\.)*api\.openai\.com(?:[:/]|$)/iu.test(baseUrl)
}
