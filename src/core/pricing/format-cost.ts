import type { CostSum } from './sum-costs.ts'

const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const fractions = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 15 })

/** US dollars for people: in cents from one dollar on, below it with three significant digits; "unknown" for null. */
export function formatCost(usd: number | null): string {
  if (usd === null) return 'unknown'
  if (usd === 0) return '$0'
  return Math.abs(usd) >= 1 ? cents.format(usd) : fractions.format(Number(usd.toPrecision(3)))
}

/** A total and what it lacks: "$1.20", "$1.20 and 3 unknown", or "unknown" when nothing is known. */
export function formatCostSum({ knownUsd, knownCount, unknownCount }: CostSum): string {
  if (unknownCount === 0) return formatCost(knownUsd)
  return knownCount === 0 ? 'unknown' : `${formatCost(knownUsd)} and ${unknownCount} unknown`
}
