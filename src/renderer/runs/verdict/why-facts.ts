import type { Comparison } from '../../../core/statistics/comparison.ts'
import { formatPValue } from '../../../core/statistics/format-figures.ts'
import { formatCount, formatNumber, formatQuantity } from '../../format/format-number.ts'

/**
 * What a verdict rests on beside its reason, in short phrases: the test with its p-values where the reason does not give
 * them, the rows, who did better where, the interval.
 */
export function whyFacts(comparison: Comparison, names: { nameA: string; nameB: string }): string[] {
  const { test, level, rows, unpairedRows, intervalMethod, scale, reason, effectSize } = comparison
  if (rows === 0) return []
  const alpha = 1 - level
  const wins = (name: string, count: number): string =>
    scale === 'pass-fail' ? `only ${name} right on ${formatCount(count)}` : `${name} better on ${formatCount(count)}`
  const plain = test.pValue === null ? undefined : formatPValue(test.pValue, alpha)
  const adjusted =
    comparison.adjustedPValue === null || comparison.familySize < 2
      ? undefined
      : formatPValue(comparison.adjustedPValue, alpha)
  const isToldByReason = adjusted === undefined && plain !== undefined && reason.includes(plain)
  return [
    ...(plain === undefined || isToldByReason ? [] : [`${test.name} ${plain}${test.isExact ? '' : ' (approximate)'}`]),
    ...(adjusted === undefined
      ? []
      : [`${adjusted} Holm-adjusted for ${formatCount(comparison.familySize)} comparisons`]),
    `${formatQuantity(rows, 'paired row')}${unpairedRows > 0 ? `, ${formatCount(unpairedRows)} left out` : ''}`,
    `${wins(names.nameB, test.winsB)}, ${wins(names.nameA, test.winsA)}, the same on ${formatCount(test.ties)}`,
    ...(effectSize === null ? [] : [`effect size ${formatNumber(effectSize, 2)} (rank-biserial)`]),
    ...(intervalMethod === 'none' ? [] : [`${intervalMethod} interval`]),
  ]
}
