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

/**
 * BLEU from 0 to 100: the geometric mean of the n-gram precisions times the brevity penalty (Papineni et al. 2002),
 * as sacreBLEU 2.6.0 computes it (`BLEU.compute_bleu`).
 */
export function bleuScore(statistics: BleuStatistics, rules: BleuRules): number {
  const { matches, totals, answerLength, referenceLength } = statistics
  if (matches.every((count) => count === 0)) return 0
  const logarithms = precisions(matches, totals, rules).map(Math.log)
  const order = rules.effectiveOrder ? logarithms.length : totals.length
  // An order without n-grams counts as a precision of 0 where the order is fixed.
  if (logarithms.length < order) return 0
  const brevityPenalty = answerLength < referenceLength ? Math.exp(1 - referenceLength / answerLength) : 1
  return 100 * brevityPenalty * Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / order)
}

/** The smoothed precisions, from 0 to 1, of the orders that the answer has. */
function precisions(matches: readonly number[], totals: readonly number[], rules: BleuRules): number[] {
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
