import type { Usage } from '../../core/backend.ts'
import { costUsd } from '../../core/pricing/cost-usd.ts'
import type { Price } from '../../core/pricing/price-book.ts'

/** USD of one generation by its model's price; null when the price or a token count is unknown. */
export function priceGeneration(price: Price | null, usage: Usage): number | null {
  return costUsd(price ?? undefined, usage)
}
