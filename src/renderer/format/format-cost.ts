import { formatQuantity } from './format-number.ts'
import { unknownWord } from './unknown-word.ts'

/** US dollars, with as many digits as small sums need: $0, $0.00004, $1.25. Null is unknown, which is not $0. */
export function formatCost(usd: number | null | undefined): string {
  if (usd === null || usd === undefined) return unknownWord
  if (usd === 0) return '$0'
  const digits = usd >= 0.995 ? 2 : Math.min(10, Math.ceil(-Math.log10(usd)) + 1)
  return `$${usd.toFixed(digits).replace(/(\.\d\d\d*?)0+$/u, '$1')}`
}

/** The sum of known costs and how many answers are left out of it because theirs is unknown. */
export function formatCostSum(knownUsd: number, unknownCount: number): string {
  if (unknownCount === 0) return formatCost(knownUsd)
  const left = `${formatQuantity(unknownCount, 'answer')} of ${unknownWord} cost`
  return knownUsd === 0 ? left : `${formatCost(knownUsd)} and ${left}`
}
