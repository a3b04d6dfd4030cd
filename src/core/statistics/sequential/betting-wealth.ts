/** On which side of the hypothesised mean the bettor believes the truth to lie. */
export type BetSide = 'above' | 'below'

/** How often each value was seen. */
export type ValueCounts = ReadonlyMap<number, number>

const betCount = 40

/**
 * The bets that are made at once, as shares of the largest stake that cannot be lost entirely. They lie denser towards
 * 0, where the best bet on a small difference is.
 */
const shares: readonly number[] = Array.from({ length: betCount }, (_, index) => ((index + 0.5) / betCount) ** 2)

/** ln of what each bet makes of 1 when `difference` is seen, against the hypothesis that the mean is `mean`. */
function logReturns(difference: number, mean: number, side: BetSide): Float64Array {
  const gain = side === 'above' ? (difference - mean) / (1 + mean) : (mean - difference) / (1 - mean)
  return Float64Array.from(shares, (share) => Math.log1p(share * gain))
}

/**
 * ln of the wealth of a bettor who started with 1 and spread it over 40 bets against the hypothesis that differences in
 * -1 .. 1 have this mean (-1 < mean < 1). Were the hypothesis true, or the truth on the other side of it, wealth would
 * not grow on average, and reach 1/alpha at any time with a chance of at most alpha (Ville's inequality): the betting
 * martingale of Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting (JRSS B 86, 2024), with
 * their grid of constant bets. In `mean` it falls for `above` and grows for `below`.
 */
export function logBettingWealth(counts: ValueCounts, mean: number, side: BetSide): number {
  const logs = new Float64Array(betCount)
  for (const [value, count] of counts) {
    addTo(logs, logReturns(value, mean, side), count)
  }
  return logOfMean(logs)
}

/** Follows one bettor from row to row. */
export interface BettingWealth {
  /** Takes one difference in, and returns ln of the wealth after it. */
  add(difference: number): number
  /** ln of the wealth if these differences followed; changes nothing. */
  after(further: ValueCounts): number
}

/** As logBettingWealth, one difference after the other. */
export function createBettingWealth(mean: number, side: BetSide): BettingWealth {
  const logs = new Float64Array(betCount)
  const known = new Map<number, Float64Array>()

  function returnsOf(difference: number): Float64Array {
    const kept = known.get(difference)
    if (kept) return kept
    const returns = logReturns(difference, mean, side)
    // Rows have few different differences; where each has its own, remembering them would only take memory.
    if (known.size < 64) known.set(difference, returns)
    return returns
  }

  return {
    add(difference) {
      addTo(logs, returnsOf(difference), 1)
      return logOfMean(logs)
    },
    after(further) {
      const later = logs.slice()
      for (const [difference, count] of further) addTo(later, returnsOf(difference), count)
      return logOfMean(later)
    },
  }
}

function addTo(logs: Float64Array, returns: Float64Array, count: number): void {
  for (let bet = 0; bet < betCount; bet += 1) logs[bet] = (logs[bet] as number) + count * (returns[bet] as number)
}

function logOfMean(logs: Float64Array): number {
  let largest = -Infinity
  for (const log of logs) if (log > largest) largest = log
  if (largest === -Infinity) return -Infinity
  let sum = 0
  for (const log of logs) sum += Math.exp(log - largest)
  return largest + Math.log(sum / logs.length)
}
