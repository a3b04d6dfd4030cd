import { binomialUpperTail } from './binomial.ts'
import type { Effects } from './comparison.ts'
import { rank } from './summary.ts'

export interface EffectsInput {
  scale: 'pass-fail' | 'number'
  pairs: readonly { a: number; b: number }[]
  difference: number | null
  deviation: number | null
  /** Whether every row passes or fails as a whole. */
  isWhole: boolean
  /** Rows on which B's score is the higher one, and the lower one. */
  higher: number
  lower: number
  level: number
}

/** The sizes of a difference that need no unit: see Comparison.effects. */
export function effectsOf(input: EffectsInput): Effects {
  const { scale, pairs, difference, deviation, isWhole, higher, lower, level } = input
  return {
    cohensDz: difference === null || deviation === null || deviation === 0 ? null : difference / deviation,
    cliffsDelta: scale === 'number' && pairs.length > 0 ? cliffsDelta(pairs) : null,
    oddsRatio: scale === 'pass-fail' && isWhole && higher + lower > 0 ? oddsRatio(higher, lower, level) : null,
  }
}

/** Cliff, Psychological Bulletin 114 (1993), by ranks: 2 U / (n n) - 1, where ties count half. */
function cliffsDelta(pairs: readonly { a: number; b: number }[]): number {
  const count = pairs.length
  const { ranks } = rank([...pairs.map(({ b }) => b), ...pairs.map(({ a }) => a)])
  const sum = ranks.subarray(0, count).reduce((total, value) => total + value, 0)
  return (2 * (sum - (count * (count + 1)) / 2)) / (count * count) - 1
}

/**
 * The conditional odds ratio of matched pairs, won / lost, with the interval that Clopper and Pearson's of the share won
 * comes to (Agresti, Categorical Data Analysis, 3rd edition, section 11.1).
 */
function oddsRatio(won: number, lost: number, level: number): NonNullable<Effects['oddsRatio']> {
  const tail = (1 - level) / 2
  const total = won + lost
  const low = won === 0 ? 0 : shareWhere((share) => binomialUpperTail(won, total, share) >= tail)
  const high = lost === 0 ? 1 : 1 - shareWhere((share) => binomialUpperTail(lost, total, share) >= tail)
  return { estimate: lost === 0 ? null : won / lost, low: low / (1 - low), high: high === 1 ? null : high / (1 - high) }
}

/** The smallest share at which a condition holds that holds for all larger ones. */
function shareWhere(holds: (share: number) => boolean): number {
  let below = 0
  let above = 1
  for (let step = 0; step < 60; step += 1) {
    const middle = (below + above) / 2
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}
