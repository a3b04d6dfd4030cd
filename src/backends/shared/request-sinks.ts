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
  /** Headers of the API: the key, a version. */
  readonly headers: Readonly<Record<string, string>>
  /** Something arrived: headers, or a piece of the body. */
  onActivity(): void
  /** The server began to answer, with success. */
  onAnswer(headers: Headers): void
  onRefusal(refusal: Refusal): void
}

/** The way of requests through a provider's package and back to the attempts that they belong to. */
export interface RequestSinks {
  /** To be given to the package: writes all headers itself, whatever the package wrote, and tells the sink. */
  readonly fetch: typeof globalThis.fetch
  /** The request that carries these headers is that of `sink`; to be let go when it is over. */
  add(sink: RequestSink): { headers: Record<string, string>; remove(): void }
}

/** Names the sink of a request between the package and our fetch; it is not sent. */
const sinkHeader = 'x-assay-request'

/** More than this of a refusal's body is not read. */
const refusalBytes = 64 * 1024

/**
 * Lets one client of a package serve all requests of a backend, since making one takes longer than sending a request
 * with it. Headers are written here, so that the package never holds a key and neither its telemetry nor headers from
 * the environment are sent.
 */
export function createRequestSinks(fetch: WatchedFetch): RequestSinks {
  const sinks = new Map<string, RequestSink>()
  let lastSink = 0
  return {
    async fetch(url, init) {
      const sink = sinks.get(new Headers(init?.headers).get(sinkHeader) ?? '')
      if (!sink) throw new Error('a request without an attempt')
      const headers = writeHeaders(sink.headers, init?.body != null)
      const address = typeof url === 'string' ? url : url instanceof URL ? url.href : url.url
      const response = await fetch(address, { ...init, headers }, sink.onActivity)
      if (response.ok) {
        sink.onAnswer(response.headers)
        return response
      }
      const refusal = { status: response.status, headers: response.headers, body: await readStart(response) }
      sink.onRefusal(refusal)
      return new Response(refusal.body, { status: refusal.status })
    },
    add(sink) {
      lastSink += 1
      const id = String(lastSink)
      sinks.set(id, sink)
      return { headers: { [sinkHeader]: id }, remove: () => void sinks.delete(id) }
    },
  }
}

function writeHeaders(own: Readonly<Record<string, string>>, hasBody: boolean): Headers {
  const headers = new Headers({ 'accept': 'application/json', 'user-agent': 'assay', ...own })
  if (hasBody) headers.set('content-type', 'application/json')
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
