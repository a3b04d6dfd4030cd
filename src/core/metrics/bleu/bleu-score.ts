import type { BleuStatistics } from './bleu-statistics.ts'

/** sacreBLEU's names of its ways to keep a missing n-gram from making the whole score 0 (Chen and Cherry 2014). */
type BleuSmoothing = 'exp' | 'floor' | 'add-k' | 'none'

export interface BleuRules {
  smoothing: BleuSmoothing
  /** Of `floor` and `add-k`: 0.1 and 1 unless told. */
  smoothingValue?: number | undefined
  /** Leave out the orders that the answer is too short to have, as is right for single sentences. */
  effectiveOrder: boolean
}

/** BLEU and what it is made of. */
export interface BleuParts {
  /** 0 to 100. */
  score: number
  /** Smoothed, 0 to 100, for n = 1 and up; 0 for an order that the answer is too short to have. */
  precisions: number[]
  /** 0 to 1. */
  brevityPenalty: number
}

/** BLEU from 0 to 100, as `bleuParts` computes it. */
export function bleuScore(statistics: BleuStatistics, rules: BleuRules): number {
  return bleuParts(statistics, rules).score
}

/**
 * The geometric mean of the n-gram precisions times the brevity penalty (Papineni et al. 2002), as sacreBLEU 2.6.0
 * computes it (`BLEU.compute_bleu`).
 */
export function bleuParts(statistics: BleuStatistics, rules: BleuRules): BleuParts {
  const { matches, totals, answerLength, referenceLength } = statistics
  const brevityPenalty = penaltyOf(answerLength, referenceLength)
  if (matches.every((count) => count === 0)) return { score: 0, precisions: totals.map(() => 0), brevityPenalty }
  const found = smoothedPrecisions(matches, totals, rules)
  const precisions = totals.map((_, index) => 100 * (found[index] ?? 0))
  const order = rules.effectiveOrder ? found.length : totals.length
  // An order without n-grams counts as a precision of 0 where the order is fixed.
  if (found.length < order) return { score: 0, precisions, brevityPenalty }
  const logarithms = found.reduce((sum, value) => sum + Math.log(value), 0)
  return { score: 100 * brevityPenalty * Math.exp(logarithms / order), precisions, brevityPenalty }
}

function penaltyOf(answerLength: number, referenceLength: number): number {
  if (answerLength >= referenceLength) return 1
  return answerLength === 0 ? 0 : Math.exp(1 - referenceLength / answerLength)
}

/** From 0 to 1, of the orders that the answer has. */
function smoothedPrecisions(matches: readonly number[], totals: readonly number[], rules: BleuRules): number[] {
  const { smoothing, smoothingValue = smoothing === 'floor' ? 0.1 : 1 } = rules
  const found: number[] = []
  let halvings = 1
  for (const [index, count] of totals.entries()) {
    const added = smoothing === 'add-k' && index > 0 ? smoothingValue : 0
    const match = (matches[index] ?? 0) + added
    const total = count + added
    if (total === 0) break
    if (match > 0) found.push(match / total)
    else if (smoothing === 'exp') {
      halvings *= 2
      found.push(1 / (halvings * total))
    } else found.push(smoothing === 'floor' ? smoothingValue / total : 0)
  }
  return found
}
