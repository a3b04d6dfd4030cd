import type { Comparison, Verdict } from './comparison.ts'
import { formatCount, formatPercent, formatPValue } from './format-figures.ts'
import { fewestDecidingRows } from './power.ts'
import { fewestAsymptoticRows } from './sequential/asymptotic-sequence.ts'
import { tangoInterval } from './tango-interval.ts'

/** What a verdict is decided from. */
export type VerdictFacts = Omit<Comparison, 'verdict' | 'reason' | 'rowsNeeded' | 'meanA' | 'meanB'>

/**
 * How interval and test combine:
 * - `equivalent` when a margin was given, the whole interval lies inside it, and there are enough rows to say so. It goes
 *   first: a difference that is real but smaller than the margin does not matter.
 * - `A better` or `B better` when the interval excludes 0 and the p-value, Holm's where there is a family, is below
 *   1 - level. Both are asked for, so that neither a lucky resample nor a test of medians decides alone, and they must
 *   point the same way.
 * - `not enough evidence` otherwise, also when all rows are equal: seeing no difference does not show that there is none.
 */
export function decideVerdict(facts: VerdictFacts): { verdict: Verdict; reason: string } {
  const { rows, difference, interval, level, margin, test, lowerIsBetter } = facts
  const p = facts.adjustedPValue ?? test.pValue
  if (rows === 0 || p === null || difference === null) return unclear('no row has a score for both variants')
  if (interval === null && rows === 1) return unclear('one row cannot show how far a difference varies')
  if (interval === null) {
    if (isEqual(facts)) return unclear(allTheSame(facts))
    return unclear(`a confidence sequence of numbers begins after ${fewestAsymptoticRows} rows`)
  }

  const alpha = 1 - level
  const isDeciding = p < alpha - 1e-12
  const excludesZero = interval.low > 0 || interval.high < 0
  const percent = formatPercent(level)
  const tested = `${testTitle(facts)} gives ${formatPValue(p, alpha)}${correction(facts)}`

  const isInside = interval.low > -margin && interval.high < margin
  if (isInside && hasRowsForEquivalence(facts)) {
    const real = isDeciding && excludesZero ? `; there is a difference (${tested}), but one too small to matter` : ''
    return { verdict: 'equivalent', reason: `The whole ${percent} interval lies within the equivalence margin${real}.` }
  }
  if (isEqual(facts)) return unclear(allTheSame(facts))
  if (isDeciding && excludesZero) {
    if (pointsApart(facts)) {
      return unclear(
        'the mean favours one variant and most rows the other: a few rows with large differences decide it',
      )
    }
    const verdict = difference > 0 !== lowerIsBetter ? 'B better' : 'A better'
    return { verdict, reason: `The ${percent} interval excludes 0 and ${tested}.` }
  }
  if (isInside) {
    return unclear(
      `the ${percent} interval lies within the equivalence margin, but ${formatCount(rows, 'row')} cannot show that`,
    )
  }
  if (isDeciding) return unclear(`the ${percent} interval includes 0, although ${tested}`)
  if (excludesZero) return unclear(`the ${percent} interval excludes 0, but ${tested}`)
  return unclear(`the ${percent} interval includes 0 and ${tested}`)
}

function isEqual({ test }: VerdictFacts): boolean {
  return test.winsA + test.winsB === 0
}

function allTheSame({ rows }: VerdictFacts): string {
  return `both variants score the same on ${rows === 1 ? 'the one row' : `all ${formatCount(rows, 'row')}`}`
}

function unclear(why: string): { verdict: Verdict; reason: string } {
  return { verdict: 'not enough evidence', reason: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` }
}

/**
 * Whether equivalence could be shown on this many rows. A test must be able to decide at all (6 rows at 95%), and rows
 * that pass or fail must be so many that no difference on any of them would bring Tango's interval inside the margin
 * (73 rows for 5 points): resampling a few rows that hardly differ would claim it much sooner.
 */
function hasRowsForEquivalence({ scale, rows, level, margin, intervalMethod }: VerdictFacts): boolean {
  // A confidence sequence has paid for every look; it needs no more rows than it takes to lie inside.
  if (intervalMethod.endsWith('confidence sequence')) return margin > 0
  if (margin === 0 || rows < fewestDecidingRows(level)) return false
  return scale === 'number' || tangoInterval(0, 0, rows, level).high < margin
}

/** Whether a test of ranks points the other way than the mean. */
function pointsApart({ test, difference, effectSize }: VerdictFacts): boolean {
  return test.name === 'Wilcoxon signed-rank' && (effectSize ?? 0) * (difference ?? 0) <= 0
}

function testTitle({ test }: VerdictFacts): string {
  const titles: Record<Comparison['test']['name'], string> = {
    'McNemar exact': "McNemar's exact test",
    'Wilcoxon signed-rank': "Wilcoxon's signed-rank test",
    'sign-flip permutation': "the sign-flip permutation test (repeats of a row differ, so McNemar's does not apply)",
    'betting martingale': 'the betting test, which may be looked at after every row,',
    'normal mixture martingale': 'the asymptotic test, which may be looked at after every row,',
    'none': 'no test',
  }
  return titles[test.name]
}

function correction({ familySize }: VerdictFacts): string {
  return familySize > 1 ? ` after Holm's correction for ${familySize} comparisons` : ''
}
