import { countWords, startApiServer, type ApiDialect, type ApiServer, type ApiServerOptions } from './api-server.ts'

interface ContentRequest {
  contents: { role: string; parts: { text: string }[] }[]
  generationConfig?: { maxOutputTokens?: number; stopSequences?: string[] }
}

const frame = (data: unknown) => `data: ${JSON.stringify(data)}\r\n\r\n`

/** The Gemini API, after https://ai.google.dev/api/generate-content. */
const dialect: ApiDialect = {
  keyOf: (headers) => headers['x-goog-api-key'],
  isModelList: (path) => path.startsWith('/v1beta/models?'),
  modelList: (names) => ({
    models: names.map((name) => ({
      name: `models/${name}`,
      inputTokenLimit: 1_048_576,
      supportedGenerationMethods: ['generateContent', 'countTokens'],
    })),
  }),
  readAsk(path, body) {
    const model = /^\/v1beta\/models\/(.+):streamGenerateContent\?alt=sse$/.exec(path)?.[1]
    if (model === undefined) return undefined
    const { contents, generationConfig = {} } = body as unknown as ContentRequest
    const texts = contents.map(({ parts }) => parts.map(({ text }) => text).join(''))
    return {
      model,
      prompt: texts.at(-1) ?? '',
      promptTokens: texts.reduce((total, text) => total + countWords(text) + 1, 0),
      maxTokens: generationConfig.maxOutputTokens ?? Infinity,
      stop: generationConfig.stopSequences ?? [],
    }
  },
  errorBody(status, message) {
    const names: Record<number, string> = { 401: 'UNAUTHENTICATED', 404: 'NOT_FOUND' }
    return { error: { code: status, message, status: names[status] ?? 'INTERNAL' } }
  },
  reasons: { length: 'MAX_TOKENS', stop: 'STOP', whole: 'STOP' },
  begin: () => '',
  piece: (text, answer) =>
    frame({
      candidates: [{ content: { parts: [{ text }], role: 'model' }, index: 0 }],
      modelVersion: answer.model ?? 'test-model-001',
    }),
  finish: (ask, { text, finishReason, model, usage }) =>
    frame({
      candidates: [{ content: { parts: [{ text: '' }], role: 'model' }, finishReason, index: 0 }],
      modelVersion: model ?? 'test-model-001',
      usageMetadata: { promptTokenCount: ask.promptTokens, candidatesTokenCount: countWords(text), ...usage },
    }),
  odd: frame({ hello: 'world' }),
  garbage: 'data: {"candidates": [{"con\r\n\r\n',
  sentError: (error) => frame({ error }),
}

/** A real HTTP server that answers like the Gemini API, for tests. */
export function startGeminiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  return startApiServer(dialect, options)
}
