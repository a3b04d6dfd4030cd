import type { Comparison } from '../../../core/statistics/comparison.ts'
import { formatPValue } from '../../../core/statistics/format-figures.ts'
import { formatCount, formatQuantity } from '../../format/format-number.ts'

/** What a verdict rests on, in short phrases: the test with its p-values, the rows, who did better where, the interval. */
export function whyFacts(comparison: Comparison, names: { nameA: string; nameB: string }): string[] {
  const { test, level, rows, unpairedRows, intervalMethod, scale } = comparison
  if (rows === 0) return []
  const alpha = 1 - level
  const wins = (name: string, count: number): string =>
    scale === 'pass-fail' ? `only ${name} right on ${formatCount(count)}` : `${name} better on ${formatCount(count)}`
  return [
    ...(test.pValue === null ? [] : [`${test.name} ${formatPValue(test.pValue, alpha)}${test.isExact ? '' : ' (approximate)'}`]),
    ...(comparison.adjustedPValue === null || comparison.familySize < 2
      ? []
      : [`${formatPValue(comparison.adjustedPValue, alpha)} Holm-adjusted for ${formatCount(comparison.familySize)} comparisons`]),
    `${formatQuantity(rows, 'paired row')}${unpairedRows > 0 ? `, ${formatCount(unpairedRows)} left out` : ''}`,
    `${wins(names.nameB, test.winsB)}, ${wins(names.nameA, test.winsA)}, the same on ${formatCount(test.ties)}`,
    ...(intervalMethod === 'none' ? [] : [`${intervalMethod} interval`]),
  ]
}
