import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a request asks for, whatever its API. */
interface Ask {
  model: string
  /** The text of the last message. */
  prompt: string
  /** Words of all messages, which are their tokens. */
  promptTokens: number
  maxTokens: number
  stop: readonly string[]
}

/** What the model says; everything but `text` has a default. */
interface ApiAnswer {
  text: string
  /** In the API's word. */
  finishReason?: string
  /** The model that answers, as the API names it. */
  model?: string
  /** Counts in the API's form; by default words are counted. */
  usage?: Record<string, unknown>
}

/**
 * How a request fails. `status` answers with an error; `reset` breaks the connection before any answer; `raw` answers 200
 * with any body. The others begin well and then, after so many pieces: `cut` ends the stream without a finish reason,
 * `break` breaks the connection, `idle` sends nothing more, `garbage` sends what is not JSON, `odd` sends JSON that is no
 * piece, `sent-error` sends an error as a piece.
 */
export type ApiFailure =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: 'reset' }
  | { kind: 'raw'; contentType: string; body: string }
  | { kind: 'cut' | 'break' | 'idle' | 'garbage' | 'odd'; afterPieces?: number }
  | { kind: 'sent-error'; afterPieces?: number; error: unknown }

export interface ApiServerOptions {
  /** Milliseconds before anything is sent. */
  latencyMs?: number
  /** Milliseconds between pieces. */
  pieceDelayMs?: number
  /** The answer to the n-th request (from 1), cut at the limit of tokens; by default the last message, repeated. */
  answer?: (body: Record<string, unknown>, n: number) => string | ApiAnswer
  /** The failure of the n-th request (from 1), if it is to fail. */
  fail?: (body: Record<string, unknown>, n: number) => ApiFailure | undefined
  /** When given, requests must carry it. */
  key?: string
  /** What is listed; other models are refused with status 404. */
  models?: readonly string[]
}

interface ReceivedRequest {
  path: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}

export interface ApiServer {
  /** What a connection is given. */
  readonly url: string
  readonly requests: readonly ReceivedRequest[]
  /** Requests that are being answered now. */
  readonly inFlight: number
  close(): Promise<void>
}

/** How one API looks on the wire. */
export interface ApiDialect {
  keyOf(headers: IncomingMessage['headers']): unknown
  isModelList(path: string): boolean
  modelList(names: readonly string[]): unknown
  /** Undefined when the path is not one that answers. */
  readAsk(path: string, body: Record<string, unknown>): Ask | undefined
  errorBody(status: number, message: string): unknown
  /** The reason for an answer that was cut at the limit of tokens, at a stop text, and for one that was not cut. */
  reasons: { length: string; stop: string; whole: string }
  /** What is sent before the first piece. */
  begin(ask: Ask, answer: ApiAnswer): string
  piece(text: string, answer: ApiAnswer): string
  finish(ask: Ask, answer: ApiAnswer & { finishReason: string }): string
  odd: string
  garbage: string
  sentError(error: unknown): string
}

/** A real HTTP server on a free port of 127.0.0.1 that speaks a dialect: it streams, keeps time, fails on demand and records. */
export async function startApiServer(dialect: ApiDialect, options: ApiServerOptions): Promise<ApiServer> {
  const requests: ReceivedRequest[] = []
  const ending = new AbortController()
  let inFlight = 0

  async function answerAsk(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? ''
    const body = JSON.parse((await readAll(incoming)) || '{}') as Record<string, unknown>
    const ask = dialect.readAsk(path, body)
    if (!ask) return sendJson(outgoing, 404, dialect.errorBody(404, `no such path: ${path}`))
    const n = requests.push({ path, headers: incoming.headers, body })
    await wait(options.latencyMs, ending.signal)
    const failure = options.fail?.(body, n) ?? refuseUnknown(ask)
    if (failure?.kind === 'status') return sendJson(outgoing, failure.status, failure.body ?? {}, failure.headers)
    if (failure?.kind === 'reset') {
      incoming.socket.destroy()
      return
    }
    if (failure?.kind === 'raw') {
      outgoing.writeHead(200, { 'content-type': failure.contentType }).end(failure.body)
      return
    }
    const said = options.answer?.(body, n) ?? `You said: ${ask.prompt}`
    const answer = cut(ask, typeof said === 'string' ? { text: said } : said)
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    outgoing.write(dialect.begin(ask, answer))
    const pieces = answer.text.match(/.{1,12}/gsu) ?? []
    for (const piece of pieces.slice(0, failure ? (failure.afterPieces ?? 0) : pieces.length)) {
      outgoing.write(dialect.piece(piece, answer))
      await wait(options.pieceDelayMs, ending.signal)
    }
    switch (failure?.kind) {
      case undefined:
        return void outgoing.end(dialect.finish(ask, answer))
      case 'cut':
        return void outgoing.end()
      case 'break':
        // What was written must get out before the connection is broken.
        await sleep(20)
        return void outgoing.destroy()
      case 'idle':
        return
      case 'garbage':
        return void outgoing.end(dialect.garbage)
      case 'odd':
        return void outgoing.end(dialect.odd)
      case 'sent-error':
        return void outgoing.end(dialect.sentError(failure.error))
    }
  }

  function refuseUnknown({ model }: Ask): ApiFailure | undefined {
    if (!options.models || options.models.includes(model)) return undefined
    return { kind: 'status', status: 404, body: dialect.errorBody(404, `model: ${model}`) }
  }

  function cut(ask: Ask, answer: ApiAnswer): ApiAnswer & { finishReason: string } {
    const stops = ask.stop.map((stop) => answer.text.indexOf(stop)).filter((at) => at >= 0)
    const stopped = stops.length > 0 ? answer.text.slice(0, Math.min(...stops)) : answer.text
    const words = stopped.split(/(?<=\s)(?=\S)/)
    if (words.length > ask.maxTokens) {
      return { ...answer, text: words.slice(0, ask.maxTokens).join(''), finishReason: dialect.reasons.length }
    }
    const finishReason = stops.length > 0 ? dialect.reasons.stop : (answer.finishReason ?? dialect.reasons.whole)
    return { ...answer, text: stopped, finishReason }
  }

  const server = createServer((incoming, outgoing) => {
    inFlight += 1
    outgoing.once('close', () => {
      inFlight -= 1
    })
    outgoing.on('error', () => outgoing.destroy())
    const sent = dialect.keyOf(incoming.headers)
    if (options.key !== undefined && sent !== options.key) {
      return sendJson(outgoing, 401, dialect.errorBody(401, `bad key: ${String(sent)}`))
    }
    if (incoming.method === 'GET' && dialect.isModelList(incoming.url ?? '')) {
      return sendJson(outgoing, 200, dialect.modelList(options.models ?? ['test-model']))
    }
    answerAsk(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get inFlight() {
      return inFlight
    },
    async close() {
      ending.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Words, which are a stand-in model's tokens. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
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
