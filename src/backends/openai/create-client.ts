import type { OpenAI } from 'openai'
import type { WatchedFetch } from './watched-fetch.ts'

/** What a server answered with a status that is not a success. */
export interface Refusal {
  status: number
  headers: Headers
  /** The start of the body, as text. */
  body: string
}

/** What an attempt needs of its request. */
interface RequestSink {
  /** The key to send; undefined sends none. */
  readonly key: string | undefined
  /** Something arrived: headers, or a piece of the body. */
  onActivity(): void
  /** The server began to answer, with success. */
  onAnswer(): void
  onRefusal(refusal: Refusal): void
}

/** One client for all requests of a backend: making one takes longer than sending a request with it. */
export interface Client {
  readonly openai: OpenAI
  /** The request that carries these headers is that of `sink`; to be let go when it is over. */
  addSink(sink: RequestSink): { headers: Record<string, string>; remove(): void }
}

/** Names the sink of a request between the package and our fetch; it is not sent. */
const sinkHeader = 'x-assay-request'

/** More than this of a refusal's body is not read. */
const refusalBytes = 64 * 1024

/**
 * A client of the `openai` package that is shut off from its surroundings: everything that it would read from OPENAI_*
 * variables is given, it neither retries nor logs, and it never holds the key. Headers are written here, so that
 * neither OPENAI_CUSTOM_HEADERS nor the package's telemetry is sent. The package is loaded here, not with this file: it
 * takes a good part of a second, which starting the product should not.
 */
export async function createClient(baseUrl: string, fetch: WatchedFetch): Promise<Client> {
  const { OpenAI } = await import('openai')
  const sinks = new Map<string, RequestSink>()
  let lastSink = 0
  const openai = new OpenAI({
    baseURL: baseUrl,
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetch: async (url, init) => {
      const sink = sinks.get(new Headers(init?.headers).get(sinkHeader) ?? '')
      if (!sink) throw new Error('a request without an attempt')
      const headers = writeHeaders(sink.key, init?.body != null)
      const address = typeof url === 'string' ? url : url instanceof URL ? url.href : url.url
      const response = await fetch(address, { ...init, headers }, sink.onActivity)
      if (response.ok) {
        sink.onAnswer()
        return response
      }
      const refusal = { status: response.status, headers: response.headers, body: await readStart(response) }
      sink.onRefusal(refusal)
      return new Response(refusal.body, { status: refusal.status })
    },
  })
  return {
    openai,
    addSink(sink) {
      lastSink += 1
      const id = String(lastSink)
      sinks.set(id, sink)
      return { headers: { [sinkHeader]: id }, remove: () => void sinks.delete(id) }
    },
  }
}

function writeHeaders(key: string | undefined, hasBody: boolean): Headers {
  const headers = new Headers({ 'accept': 'application/json', 'user-agent': 'assay' })
  if (hasBody) headers.set('content-type', 'application/json')
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
  return headers
}

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  if (!response.body) return text
  let bytes = 0
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true })
    bytes += piece.byteLength
    if (bytes >= refusalBytes) break
  }
  return text
}
