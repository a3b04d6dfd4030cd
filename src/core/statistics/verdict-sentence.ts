import type { Comparison } from './comparison.ts'
import { formatCount, formatNumber, formatPValue } from './format-figures.ts'
import { onOneLine, tellDifference, type VerdictNames } from './tell-difference.ts'

/**
 * The verdict as one sentence that a person can quote: who, by how much, how sure, on how many rows. It is told from
 * the side of the variant that did better, so that the figures of a clear verdict are positive.
 */
export function verdictSentence(comparison: Comparison, names: VerdictNames): string {
  const { rows, difference, interval, test, verdict } = comparison
  if (rows === 0 || difference === null) return noRows(comparison, names)
  const told = tellDifference(comparison, difference, names)
  const { ahead, behind, claim, metric, spread } = told
  const isEqual = test.winsA + test.winsB === 0
  if (rows === 1 || (interval === null && !isEqual)) {
    const seen = isEqual ? 'they score the same' : told.difference
    return rows === 1
      ? `One row is too few to tell ${ahead} from ${behind}${metric}: ${seen} on it.`
      : `${formatCount(rows, 'row')} are too few to tell ${ahead} from ${behind}${metric}: ${seen} so far.`
  }
  const seen = `${isEqual ? 'they score the same on every row' : told.difference}${spread}, ${told.rows}`
  switch (verdict) {
    case 'A better':
    case 'B better':
      return `${ahead} ${claim} ${behind}${metric}${spread}, ${told.rows}.`
    case 'equivalent':
      return `${ahead} and ${behind} are equivalent within ${told.margin}${metric}: ${seen}.`
    case 'not enough evidence':
      return isEqual
        ? `No difference seen between ${ahead} and ${behind}${metric}: ${seen}.`
        : `No clear difference yet between ${ahead} and ${behind}${metric}: ${seen}; ${missing(comparison)}.`
  }
}

/** What stands between an unclear comparison and a verdict. */
function missing(comparison: Comparison): string {
  const { rowsNeeded, test, adjustedPValue, familySize, level, effectSize, difference } = comparison
  if (rowsNeeded !== null && rowsNeeded > 1_000_000)
    return 'more than a million more rows would be needed for 80% power'
  if (rowsNeeded !== null && rowsNeeded > 0) {
    return `about ${formatCount(roundUpToTwoDigits(rowsNeeded), 'more row')} would be needed for 80% power`
  }
  if (test.name === 'Wilcoxon signed-rank' && (effectSize ?? 0) * (difference ?? 0) < 0) {
    return 'a few rows with large differences outweigh the others'
  }
  const shown = formatPValue(adjustedPValue ?? test.pValue ?? 1, 1 - level)
  return familySize > 1 ? `${shown} after correction for ${familySize} comparisons` : shown
}

/** 183 to 190: an estimate, on the safe side, that does not look more exact than it is. */
function roundUpToTwoDigits(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}

function noRows({ unpairedRows }: Comparison, { nameA, nameB, metricTitle }: VerdictNames): string {
  const metric = metricTitle === undefined ? '' : ` on ${onOneLine(metricTitle)}`
  const left = unpairedRows === 0 ? '' : ` (${formatNumber(unpairedRows)} left out)`
  return `${onOneLine(nameB)} and ${onOneLine(nameA)} cannot be compared${metric}: no row is scored for both${left}.`
}
