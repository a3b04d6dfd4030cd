import { normalCdf } from './normal.ts'
import { rank } from './summary.ts'

/** The largest number of differences whose distribution is counted out; 2^50 signings still count exactly. */
const exactLimit = 50

export interface WilcoxonResult {
  /** Two-sided; 1 when every difference is zero. */
  pValue: number
  /** Sum of the ranks of the positive differences, and of the negative ones. */
  positiveRanks: number
  negativeRanks: number
  /** Differences that are not zero; zeros are dropped, as Wilcoxon did. */
  count: number
  /** Whether the p-value was counted out rather than approximated. */
  isExact: boolean
  /** Matched-pairs rank-biserial correlation (Kerby 2014), -1 to 1; null when every difference is zero. */
  rankBiserial: number | null
}

/**
 * Wilcoxon's signed-rank test that paired differences are symmetric about zero (Biometrics Bulletin 1, 1945). Up to 50
 * non-zero differences the p-value is exact, given the ranks, ties included; beyond, the normal approximation with
 * tie and continuity correction. Differences that agree to 12 digits are tied, so that 0.3 - 0.2 and 0.2 - 0.1 are.
 */
export function wilcoxonSignedRank(differences: ArrayLike<number>): WilcoxonResult {
  const largest = Array.from(differences).reduce((most, difference) => Math.max(most, Math.abs(difference)), 0)
  const tolerance = largest * 1e-12
  const kept = Float64Array.from(Array.from(differences).filter((difference) => Math.abs(difference) > tolerance))
  const count = kept.length
  if (count === 0) {
    return { pValue: 1, positiveRanks: 0, negativeRanks: 0, count, isExact: true, rankBiserial: null }
  }
  const { ranks, tieSizes } = rank(kept.map(Math.abs), tolerance)
  const total = (count * (count + 1)) / 2
  let positiveRanks = 0
  for (let index = 0; index < count; index += 1)
    if ((kept[index] as number) > 0) positiveRanks += ranks[index] as number
  const negativeRanks = total - positiveRanks
  const smaller = Math.min(positiveRanks, negativeRanks)
  const isExact = count <= exactLimit
  return {
    pValue: isExact ? exactPValue(ranks, smaller) : approximatePValue(count, tieSizes, smaller),
    positiveRanks,
    negativeRanks,
    count,
    isExact,
    rankBiserial: (positiveRanks - negativeRanks) / total,
  }
}

/** Twice the share of all signings of the ranks whose rank sum is at most `smaller`. */
function exactPValue(ranks: Float64Array, smaller: number): number {
  // Ranks of ties are halves, so sums are counted in half ranks.
  const limit = Math.round(2 * smaller)
  const ways = new Float64Array(limit + 1)
  ways[0] = 1
  for (const value of ranks) {
    const step = Math.round(2 * value)
    for (let sum = limit; sum >= step; sum -= 1) ways[sum] = (ways[sum] as number) + (ways[sum - step] as number)
  }
  const atMost = ways.reduce((sum, count) => sum + count, 0)
  return Math.min(1, (2 * atMost) / 2 ** ranks.length)
}

function approximatePValue(count: number, tieSizes: readonly number[], smaller: number): number {
  const expected = (count * (count + 1)) / 4
  const tieLoss = tieSizes.reduce((sum, size) => sum + (size ** 3 - size), 0) / 48
  const deviation = Math.sqrt((count * (count + 1) * (2 * count + 1)) / 24 - tieLoss)
  return Math.min(1, 2 * normalCdf(-Math.max(0, expected - smaller - 0.5) / deviation))
}
