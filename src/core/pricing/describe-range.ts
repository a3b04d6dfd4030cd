import type { Range } from './estimate-cost.ts'
import { formatCost } from './format-cost.ts'

/** An estimate for people: "about $1.20 ($0.80 to $2.10)", "$0", or "unknown" for null. */
export function describeRange(costUsd: Range | null): string {
  if (costUsd === null) return 'unknown'
  const { low, typical, high } = costUsd
  if (low === high) return formatCost(typical)
  const short = (usd: number) => formatCost(usd < 1 ? Number(usd.toPrecision(2)) : usd)
  return `about ${short(typical)} (${short(low)} to ${short(high)})`
}
