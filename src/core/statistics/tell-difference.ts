import type { Comparison } from './comparison.ts'
import { decimalsFor, formatCount, formatNumber, formatPercent, formatShort } from './format-figures.ts'

/** What a sentence calls things. */
export interface VerdictNames {
  nameA: string
  nameB: string
  /** Named after `on`; left out of the sentence when undefined. */
  metricTitle?: string
  /** Unit of a `number` metric: `s`, `tokens`; pass-fail metrics are told in points. */
  unit?: string
}

/** The parts of a sentence on a difference, told from the side of the variant that did better. */
export interface ToldDifference {
  /** The variant that did better, or B where neither did. */
  ahead: string
  behind: string
  /** `answers 41 points more rows right than`, `scores 0.3 s lower than`. */
  claim: string
  /** `few-shot is 3 points ahead`. */
  difference: string
  /** `, 95% interval 31 to 51`, where positive figures favour the variant ahead; nothing where no row shows a spread. */
  spread: string
  /** `5 points`. */
  margin: string
  /** ` on Exact match`, or nothing. */
  metric: string
  /** `120 rows`, with the number of rows left out. */
  rows: string
}

/** Puts a comparison's figures into words, rounded so that they never say more or less than they show. */
export function tellDifference(comparison: Comparison, difference: number, names: VerdictNames): ToldDifference {
  const { scale, lowerIsBetter, interval, level, margin, rows, unpairedRows, test } = comparison
  const isPoints = scale === 'pass-fail'
  const factor = isPoints ? 100 : 1
  const isAheadA = difference !== 0 && difference > 0 === lowerIsBetter
  const [ahead, behind] = isAheadA ? [names.nameA, names.nameB] : [names.nameB, names.nameA]
  // Turns the interval of B - A so that positive figures favour the variant ahead.
  const turn = factor * (isAheadA === lowerIsBetter ? 1 : -1)
  const size = Math.abs(difference) * factor
  const { low, high } = interval ?? { low: difference, high: difference }
  const [from, to] = turn > 0 ? [low * turn, high * turn] : [high * turn, low * turn]
  const decimals = decimalsFor(from, to)
  const isFlat = from === to
  const isEqual = test.winsA + test.winsB === 0
  const amount = withUnit(isFlat ? formatShort(size) : formatNumber(size, decimals))
  const direction = lowerIsBetter ? 'lower' : 'higher'
  const left = unpairedRows === 0 ? '' : ` (${formatNumber(unpairedRows)} left out, not scored for both)`

  return {
    ahead: onOneLine(ahead),
    behind: onOneLine(behind),
    claim: isPoints
      ? `answers ${amount} ${lowerIsBetter ? 'fewer rows' : 'more rows right'} than`
      : `scores ${amount} ${direction} than`,
    difference:
      difference === 0
        ? `the difference is ${withUnit('0')}`
        : `${onOneLine(ahead)} is ${amount} ${isPoints && !lowerIsBetter ? 'ahead' : direction}`,
    spread: tellSpread(),
    margin: withUnit(formatShort(margin * factor)),
    metric: names.metricTitle === undefined ? '' : ` on ${onOneLine(names.metricTitle)}`,
    rows: `${formatCount(rows, 'row')}${left}`,
  }

  function tellSpread(): string {
    if (isFlat) return isEqual ? '' : ', the same difference on every row'
    const end = formatNumber(to, decimals)
    // The unit is said here only where no difference before it says it.
    return `, ${formatPercent(level)} interval ${formatNumber(from, decimals)} to ${isEqual ? withUnit(end) : end}`
  }

  function withUnit(figure: string): string {
    if (isPoints) return `${figure} point${figure === '1' ? '' : 's'}`
    return names.unit ? `${figure} ${onOneLine(names.unit)}` : figure
  }
}

/** Names are users' text: a line break in one must not break the sentence. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
