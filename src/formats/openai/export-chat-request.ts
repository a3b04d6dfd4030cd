import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody, isOpenAiAddress } from './chat-body.ts'

/** The body of a chat completion as JSON. */
export const exportChatRequest: RequestFormat = {
  kind: 'request',
  id: 'openai-chat',
  title: 'OpenAI chat request',
  ending: '.json',
  holds: 'the messages as one row makes them, the settings of the API, the JSON Schema',
  drops: 'variables, settings of the local runtime alone',
  write(input) {
    const losses = createLossList()
    const body = chatBody({ ...input, isOpenAi: isOpenAiAddress(input.baseUrl) }, losses)
    return { text: `${JSON.stringify(body, null, 2)}\n`, losses: losses.all() }
  },
}
