import { toModelId } from '../../core/models/model-id.ts'
import { findPrice } from '../../core/pricing/find-price.ts'
import type { Price, PriceBook } from '../../core/pricing/price-book.ts'
import type { ConnectionRecord } from '../../storage/connection-store.ts'
import type { PriceRecord, PriceStore } from '../../storage/price-store.ts'

/** The price in force now of a connection's model; null is unknown. */
export type PriceFinder = (connection: ConnectionRecord, modelName: string) => Price | null

export interface PriceFinderInput {
  prices: Pick<PriceStore, 'get'>
  book: PriceBook
  now: () => Date
}

/** A person's own price goes before the book's. */
export function createPriceFinder({ prices, book, now }: PriceFinderInput): PriceFinder {
  return (connection, modelName) => {
    const own = prices.get(toModelId(connection.id, modelName))
    if (own) return toPrice(own, connection, modelName)
    const host = URL.parse(connection.baseUrl ?? '')?.hostname
    const query = {
      kind: toBackendKind(connection),
      ...(host ? { host } : {}),
      model: modelName,
      at: now().toISOString(),
    }
    return findPrice(book, query) ?? null
  }
}

/** Price books speak of the kinds of backends. */
function toBackendKind({ kind }: ConnectionRecord): string {
  return kind === 'local' ? 'llama' : kind
}

function toPrice({ input, cachedInput, output }: PriceRecord, connection: ConnectionRecord, model: string): Price {
  return {
    kind: toBackendKind(connection),
    model,
    inputUsdPerMillion: input,
    ...(cachedInput === null ? {} : { cachedInputUsdPerMillion: cachedInput }),
    outputUsdPerMillion: output,
    from: '1970-01-01',
    source: 'Set by you.',
  }
}
