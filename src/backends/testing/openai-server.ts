import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The body of a chat completion, as far as a stand-in server looks at it. */
interface ChatRequest {
  model: string
  messages: { role: string; content: string }[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  max_tokens?: number
  max_completion_tokens?: number
  seed?: number
  [field: string]: unknown
}

/** What the model says; everything but `text` has a default. */
interface ServerAnswer {
  text: string
  finishReason?: string
  model?: string
  systemFingerprint?: string
  /** The `usage` object to send; null sends none. By default words are counted, which are its tokens. */
  usage?: Record<string, unknown> | null
}

/**
 * How a request fails. `status` answers with an error; `reset` breaks the connection before any answer; the others begin
 * well and then, after so many chunks: `cut` ends the stream without a finish reason, `break` breaks the connection,
 * `idle` sends nothing more, `garbage` sends a line that is not JSON, `odd` sends JSON that is no chunk, `sent-error`
 * sends an error as a chunk. `raw` answers 200 with any body.
 */
export type ServerFailure =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: 'reset' }
  | { kind: 'raw'; contentType: string; body: string }
  | StreamFailure

type StreamFailure =
  | { kind: 'cut' | 'break' | 'idle' | 'garbage' | 'odd'; afterChunks?: number }
  | { kind: 'sent-error'; afterChunks?: number; error: unknown }

export interface OpenAiServerOptions {
  /** Milliseconds before anything is sent. */
  latencyMs?: number
  /** Milliseconds between chunks. */
  chunkDelayMs?: number
  /** Characters of text a chunk. */
  chunkCharacters?: number
  /** The answer to the n-th request (from 1), cut at the limit of tokens; by default the last message, repeated. */
  answer?: (request: ChatRequest, n: number) => string | ServerAnswer
  /** The failure of the n-th request (from 1), if it is to fail. */
  fail?: (request: ChatRequest, n: number) => ServerFailure | undefined
  /** Fields that are refused with status 400, as a strict server does. */
  refuse?: readonly string[]
  /** When given, requests must carry it. */
  key?: string
  /** Answers like Azure: paths with a deployment and this version, and the key in a header of its own. */
  azureVersion?: string
  /** What GET /models lists; when given, other models are refused with status 404. */
  models?: readonly ({ id: string } & Record<string, unknown>)[]
  /** Whether to keep headers and bodies; switch it off for long runs. */
  record?: boolean
}

interface ReceivedRequest {
  path: string
  headers: IncomingMessage['headers']
  body: ChatRequest
}

export interface OpenAiServer {
  /** What a connection is given, `/v1` included unless it is Azure's. */
  readonly url: string
  readonly requests: readonly ReceivedRequest[]
  readonly requestCount: number
  /** Connections that were ever opened. */
  readonly connectionCount: number
  /** Requests that are being answered now, and the most there ever were at once. */
  readonly inFlight: number
  readonly mostInFlight: number
  close(): Promise<void>
}

/**
 * A real HTTP server on a free port of 127.0.0.1 that answers like OpenAI's chat completions, for tests and benchmarks:
 * it streams, keeps time, fails on demand and counts.
 */
export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const requests: ReceivedRequest[] = []
  const counts = { requests: 0, connections: 0, inFlight: 0, mostInFlight: 0 }
  const ending = new AbortController()

  async function answerChat(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = JSON.parse(await readAll(incoming)) as ChatRequest
    counts.requests += 1
    const n = counts.requests
    if (options.record !== false) requests.push({ path: incoming.url ?? '', headers: incoming.headers, body })
    await wait(options.latencyMs, ending.signal)
    const failure = options.fail?.(body, n) ?? refusalOf(body, options)
    const limit = body.max_completion_tokens ?? body.max_tokens ?? Infinity
    if (failure?.kind === 'status') return sendJson(outgoing, failure.status, failure.body ?? {}, failure.headers)
    if (failure?.kind === 'reset') {
      incoming.socket.destroy()
      return
    }
    if (failure?.kind === 'raw') {
      outgoing.writeHead(200, { 'content-type': failure.contentType }).end(failure.body)
      return
    }
    const said = options.answer?.(body, n) ?? `You said: ${body.messages.at(-1)?.content ?? ''}`
    const answer = cutAt(limit, typeof said === 'string' ? { text: said } : said)
    await streamAnswer(outgoing, body, answer, failure, options, ending.signal)
  }

  const server = createServer((incoming, outgoing) => {
    counts.inFlight += 1
    counts.mostInFlight = Math.max(counts.mostInFlight, counts.inFlight)
    outgoing.once('close', () => {
      counts.inFlight -= 1
    })
    outgoing.on('error', () => outgoing.destroy())
    const { azureVersion, key } = options
    const sent = String((azureVersion ? incoming.headers['api-key'] : incoming.headers.authorization) ?? 'none')
    if (key !== undefined && sent !== (azureVersion ? key : `Bearer ${key}`)) {
      return sendJson(outgoing, 401, {
        error: { message: `Incorrect API key provided: ${sent}`, code: 'invalid_api_key' },
      })
    }
    const paths = azureVersion ? azurePaths(azureVersion) : openAiPaths
    if (incoming.method === 'GET' && incoming.url === paths.models) {
      return sendJson(outgoing, 200, {
        object: 'list',
        data: options.models ?? [{ id: 'test-model', object: 'model' }],
      })
    }
    if (incoming.method !== 'POST' || !paths.chat.test(incoming.url ?? '')) {
      return sendJson(outgoing, 404, { error: { message: `Invalid URL (${incoming.method} ${incoming.url})` } })
    }
    answerChat(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.on('connection', () => {
    counts.connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${options.azureVersion ? '' : '/v1'}`,
    requests,
    get requestCount() {
      return counts.requests
    },
    get connectionCount() {
      return counts.connections
    },
    get inFlight() {
      return counts.inFlight
    },
    get mostInFlight() {
      return counts.mostInFlight
    },
    async close() {
      ending.abort()
      await closeServer(server)
    },
  }
}

const openAiPaths = { models: '/v1/models', chat: /^\/v1\/chat\/completions$/ }

function azurePaths(version: string): typeof openAiPaths {
  const query = `?api-version=${version}`
  return {
    models: `/openai/models${query}`,
    chat: new RegExp(`^/openai/deployments/[^/]+/chat/completions\\?api-version=${version}$`),
  }
}

async function streamAnswer(
  outgoing: ServerResponse,
  request: ChatRequest,
  answer: ServerAnswer,
  failure: StreamFailure | undefined,
  options: OpenAiServerOptions,
  ending: AbortSignal,
): Promise<void> {
  const shared = {
    id: 'chatcmpl-test',
    object: 'chat.completion.chunk',
    created: 0,
    model: answer.model ?? request.model,
    system_fingerprint: answer.systemFingerprint ?? null,
  }
  const send = (data: unknown) => outgoing.write(`data: ${JSON.stringify(data)}\n\n`)
  const choice = (delta: unknown, finish: string | null) =>
    send({ ...shared, choices: [{ index: 0, delta, finish_reason: finish }] })
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const pieces = answer.text.match(new RegExp(`.{1,${options.chunkCharacters ?? 12}}`, 'gsu')) ?? []
  const failAfter = failure && (failure.afterChunks ?? 0)
  for (const [index, piece] of pieces.entries()) {
    if (index === failAfter) break
    choice(index === 0 ? { role: 'assistant', content: piece } : { content: piece }, null)
    // Without a wait all is written at once: every write is a call to the system on both sides.
    if (options.chunkDelayMs) await wait(options.chunkDelayMs, ending)
  }
  if (failure) return failStream(outgoing, failure)
  choice({}, answer.finishReason ?? 'stop')
  const usage = answer.usage === undefined ? countWords(request, answer.text) : answer.usage
  if (usage !== null && request.stream_options?.include_usage) send({ ...shared, choices: [], usage })
  outgoing.end('data: [DONE]\n\n')
}

async function failStream(outgoing: ServerResponse, failure: StreamFailure): Promise<void> {
  switch (failure.kind) {
    case 'idle':
      outgoing.flushHeaders()
      break
    case 'break':
      // What was written must get out before the connection is broken.
      await sleep(20)
      outgoing.destroy()
      break
    case 'cut':
      outgoing.end()
      break
    case 'garbage':
      outgoing.end('data: {"choices": [{"delta"\n\n')
      break
    case 'odd':
      outgoing.end('data: {"hello": "world"}\n\n')
      break
    case 'sent-error':
      outgoing.end(`data: ${JSON.stringify({ error: failure.error })}\n\n`)
      break
  }
}

function cutAt(limit: number, answer: ServerAnswer): ServerAnswer {
  const words = answer.text.split(/(?<=\s)(?=\S)/)
  if (words.length <= limit) return answer
  return { ...answer, text: words.slice(0, limit).join(''), finishReason: 'length' }
}

function refusalOf(request: ChatRequest, { refuse = [], models }: OpenAiServerOptions): ServerFailure | undefined {
  if (models && !models.some(({ id }) => id === request.model)) {
    const error = { message: `The model '${request.model}' does not exist`, code: 'model_not_found', param: null }
    return { kind: 'status', status: 404, body: { error } }
  }
  const field = refuse.find((name) => name in request)
  if (field === undefined) return undefined
  const error = {
    message: `Unsupported parameter: '${field}' is not supported.`,
    type: 'invalid_request_error',
    param: field,
  }
  return { kind: 'status', status: 400, body: { error } }
}

function countWords(request: ChatRequest, text: string): Record<string, unknown> {
  const words = (value: string) => value.split(/\s+/).filter(Boolean).length
  const prompt = request.messages.reduce((total, { content }) => total + words(content) + 1, 0)
  const completion = words(text)
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  let text = ''
  incoming.setEncoding('utf8')
  for await (const piece of incoming) text += String(piece)
  return text
}

function sendJson(outgoing: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
  if (ms) await sleep(ms, undefined, { signal })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
