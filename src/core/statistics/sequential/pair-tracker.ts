import {
  addDifference,
  fewestAsymptoticRows,
  logMixture,
  mixtureVariance,
  reachOf,
  type DifferenceSums,
} from './asymptotic-sequence.ts'
import { createBettingWealth } from './betting-wealth.ts'

export interface TrackerOptions {
  scale: 'pass-fail' | 'number'
  alpha: number
  /** Equivalence margin, or 0. */
  margin: number
  minimumRows: number
}

/** What one pair of variants has come to; it never goes back. */
export interface PairState {
  /** The smallest anytime-valid p-value of "there is no difference" so far. */
  pValue: number
  /** Whether the confidence sequence has come to lie inside the margin. */
  isEquivalent: boolean
}

/** Follows the confidence sequence of one pair of variants, row by row, at the points that decide. */
export interface PairTracker {
  add(difference: number): void
  state(): PairState
  /** What the pair would come to if these differences followed, given as how often each comes. Changes nothing. */
  foresee(further: ReadonlyMap<number, number>): PairState
}

export function createPairTracker(options: TrackerOptions): PairTracker {
  return options.scale === 'pass-fail' ? trackBets(options) : trackMixture(options)
}

function trackBets({ alpha, margin }: TrackerOptions): PairTracker {
  const threshold = Math.log(2 / alpha)
  const hasMargin = margin > 0 && margin < 1
  const above = createBettingWealth(0, 'above')
  const below = createBettingWealth(0, 'below')
  const overLow = hasMargin ? createBettingWealth(-margin, 'above') : undefined
  const underHigh = hasMargin ? createBettingWealth(margin, 'below') : undefined
  let evidence = 0
  let isOverLow = false
  let isUnderHigh = false

  const toState = (log: number, isEquivalent: boolean): PairState => ({
    pValue: Math.min(1, 2 * Math.exp(-log)),
    isEquivalent,
  })

  return {
    add(difference) {
      evidence = Math.max(evidence, above.add(difference), below.add(difference))
      if (overLow && overLow.add(difference) >= threshold) isOverLow = true
      if (underHigh && underHigh.add(difference) >= threshold) isUnderHigh = true
    },
    state: () => toState(evidence, isOverLow && isUnderHigh),
    foresee(further) {
      const later = Math.max(evidence, above.after(further), below.after(further))
      const isInside =
        hasMargin &&
        (isOverLow || (overLow?.after(further) ?? 0) >= threshold) &&
        (isUnderHigh || (underHigh?.after(further) ?? 0) >= threshold)
      return toState(later, isInside)
    },
  }
}

function trackMixture({ alpha, margin, minimumRows }: TrackerOptions): PairTracker {
  const first = Math.max(minimumRows, fewestAsymptoticRows)
  const variance = mixtureVariance(alpha, 2 * first)
  const sums: DifferenceSums = { rows: 0, mean: 0, squares: 0 }
  let evidence = 0
  let low = -Infinity
  let high = Infinity

  function look(seen: DifferenceSums) {
    if (seen.rows < first || seen.squares <= 0) return { evidence, low, high }
    const reach = reachOf(seen, alpha, variance)
    return {
      evidence: Math.max(evidence, logMixture(seen, 0, variance)),
      low: Math.max(low, seen.mean - reach),
      high: Math.min(high, seen.mean + reach),
    }
  }

  const toState = (now: { evidence: number; low: number; high: number }): PairState => ({
    pValue: Math.min(1, Math.exp(-now.evidence)),
    isEquivalent: margin > 0 && now.low <= now.high && now.low > -margin && now.high < margin,
  })

  return {
    add(difference) {
      addDifference(sums, difference)
      ;({ evidence, low, high } = look(sums))
    },
    state: () => toState({ evidence, low, high }),
    foresee(further) {
      const later = { ...sums }
      for (const [value, count] of further) {
        for (let time = 0; time < count; time += 1) addDifference(later, value)
      }
      return toState(look(later))
    },
  }
}
