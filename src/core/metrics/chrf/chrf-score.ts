import type { ChrfCounts } from './chrf-statistics.ts'

export interface ChrfRules {
  /** How many times as much recall weighs as precision; 2 in chrF2, which is meant where no number is given. */
  beta: number
  /** Average the F-score of every order, with 1e-16 for what is missing, as chrF++.py, NLTK and Moses do. */
  epsilonSmoothing: boolean
}

const epsilon = 1e-16

/**
 * chrF from 0 to 100 (Popović 2015), as sacreBLEU 2.6.0 computes it (`CHRF._compute_f_score`): the F-score of the
 * precision and recall averaged over the orders that both texts have, unless `epsilonSmoothing` is chosen.
 */
export function chrfScore(orders: readonly ChrfCounts[], { beta, epsilonSmoothing }: ChrfRules): number {
  const scores = orders.map(({ answer, reference, matches }) => ({
    precision: answer > 0 ? matches / answer : epsilon,
    recall: reference > 0 ? matches / reference : epsilon,
    isEffective: answer > 0 && reference > 0,
  }))
  if (epsilonSmoothing) {
    return 100 * meanOf(scores.map(({ precision, recall }) => fScore(precision, recall, beta) ?? epsilon))
  }
  const effective = scores.filter(({ isEffective }) => isEffective)
  const precision = meanOf(effective.map((order) => order.precision))
  const recall = meanOf(effective.map((order) => order.recall))
  return 100 * (fScore(precision, recall, beta) ?? 0)
}

/** Undefined where precision and recall are both 0. */
function fScore(precision: number, recall: number, beta: number): number | undefined {
  const weight = beta ** 2
  const divisor = weight * precision + recall
  return divisor > 0 ? ((1 + weight) * precision * recall) / divisor : undefined
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
