import type { Price, PriceBook } from './price-book.ts'

/** What is to be priced, and when. */
export interface PriceQuery {
  /** The kind of the connection, such as `llama` or `openai`. */
  kind?: string
  /** The host of the connection's address, without its port. */
  host?: string
  /** The model as the server named it in its answer, else as it was asked for. */
  model: string
  /** The time of the request, in ISO 8601. */
  at: string
}

/**
 * The price in force at a time, or undefined when none is known. The first layer of the book that knows one decides; in
 * it the closest entry: an exact host before a pattern before none, an exact model before the longest beginning, and
 * of the same entry at several dates the latest that has begun.
 */
export function findPrice(book: PriceBook, query: PriceQuery): Price | undefined {
  const day = new Date(query.at).toISOString().slice(0, 10)
  for (const layer of book.layers) {
    const fitting = layer.filter((price) => price.from <= day && fits(price, query))
    if (fitting.length > 0) return fitting.reduce((best, price) => (isCloser(price, best) ? price : best))
  }
  return undefined
}

function fits(price: Price, { kind, host, model }: PriceQuery): boolean {
  if (price.kind !== undefined && price.kind !== kind) return false
  if (price.host !== undefined && (host === undefined || !fitsHost(price.host, host))) return false
  return price.model.endsWith('*') ? model.startsWith(price.model.slice(0, -1)) : model === price.model
}

function fitsHost(pattern: string, host: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), host.toLowerCase()]
  return wanted.startsWith('*.') ? given.endsWith(wanted.slice(1)) : given === wanted
}

function isCloser(a: Price, b: Price): boolean {
  const [closenessA, closenessB] = [closeness(a), closeness(b)]
  for (const [index, value] of closenessA.entries()) {
    if (value !== closenessB[index]) return value > closenessB[index]!
  }
  return a.from > b.from
}

function closeness({ kind, host, model }: Price): number[] {
  const isWildHost = host?.startsWith('*.')
  return [
    host === undefined ? 0 : isWildHost ? 1 : 2,
    isWildHost ? (host?.length ?? 0) : 0,
    model.endsWith('*') ? 0 : 1,
    model.length,
    kind === undefined ? 0 : 1,
  ]
}
