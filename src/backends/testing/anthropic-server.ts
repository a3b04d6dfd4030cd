import { countWords, startApiServer, type ApiDialect, type ApiServer, type ApiServerOptions } from './api-server.ts'

interface MessageRequest {
  model: string
  max_tokens: number
  messages: { role: string; content: string }[]
  stop_sequences?: string[]
}

const frame = (event: string, data: object) => `event: ${event}\ndata: ${JSON.stringify({ type: event, ...data })}\n\n`

/** Anthropic's Messages API, after https://platform.claude.com/docs/en/build-with-claude/streaming. */
const dialect: ApiDialect = {
  keyOf: (headers) => headers['x-api-key'],
  isModelList: (path) => path.startsWith('/v1/models'),
  modelList: (names) => ({
    data: names.map((id) => ({ type: 'model', id, display_name: id, max_input_tokens: 200_000, lifecycle: 'active' })),
    has_more: false,
  }),
  readAsk(path, body) {
    if (path !== '/v1/messages') return undefined
    const { model, max_tokens: maxTokens, messages, stop_sequences: stop = [] } = body as unknown as MessageRequest
    const promptTokens = messages.reduce((total, { content }) => total + countWords(content) + 1, 0)
    return { model, prompt: messages.at(-1)?.content ?? '', promptTokens, maxTokens, stop }
  },
  errorBody(status, message) {
    const types: Record<number, string> = { 401: 'authentication_error', 404: 'not_found_error' }
    return { type: 'error', error: { type: types[status] ?? 'api_error', message }, request_id: 'req_test' }
  },
  reasons: { length: 'max_tokens', stop: 'stop_sequence', whole: 'end_turn' },
  begin: (ask, answer) =>
    frame('message_start', {
      message: {
        id: 'msg_test',
        type: 'message',
        role: 'assistant',
        model: answer.model ?? ask.model,
        content: [],
        stop_reason: null,
        usage: { input_tokens: ask.promptTokens, cache_read_input_tokens: 0, output_tokens: 1 },
      },
    }) +
    frame('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
    frame('ping', {}),
  piece: (text) => frame('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
  finish: (_, { text, finishReason, usage }) =>
    frame('content_block_stop', { index: 0 }) +
    frame('message_delta', {
      delta: { stop_reason: finishReason, stop_sequence: null },
      usage: { output_tokens: countWords(text), ...usage },
    }) +
    frame('message_stop', {}),
  odd: 'event: content_block_delta\ndata: {"hello": "world"}\n\n',
  garbage: 'event: content_block_delta\ndata: {"type": "content_bl\n\n',
  sentError: (error) => frame('error', { error }),
}

/** A real HTTP server that answers like Anthropic's Messages API, for tests. */
export function startAnthropicServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  return startApiServer(dialect, options)
}
