import { formatNumber } from './format-number.ts'
import { unknownWord } from './unknown-word.ts'

/** A score or a mean of scores: a percentage for pass/fail metrics, a number otherwise. Null is unknown. */
export function formatScore(value: number | null | undefined, scale: 'pass-fail' | 'number'): string {
  if (value === null || value === undefined) return unknownWord
  return scale === 'pass-fail' ? `${formatNumber(value * 100, 1)}%` : formatNumber(value, 3)
}
