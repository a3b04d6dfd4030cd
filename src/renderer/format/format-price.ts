import { formatCost } from './format-cost.ts'
import { unknownWord } from './unknown-word.ts'

/** A price in USD per million tokens: `$0.15 in, $0.60 out`; `$0` for local models, unknown for null. */
export function formatPrice(price: { input: number; output: number } | null): string {
  if (price === null) return unknownWord
  if (price.input === 0 && price.output === 0) return '$0'
  return `${formatCost(price.input)} in, ${formatCost(price.output)} out`
}
