import { createBettingWealth, logBettingWealth, type BetSide, type ValueCounts } from './betting-wealth.ts'
import type { SequenceFacts, SequenceOptions } from './confidence-sequence.ts'

/** Bounds are reckoned at no more rows than this; where they are not, the sequence is only a little wider. */
const mostLooks = 200

const bisections = 40

/**
 * The confidence sequence of the mean of differences in -1 .. 1, taken in the order they were seen: two betting
 * martingales, each at alpha / 2. It is the intersection of the intervals after each row, which holds as well, because
 * the chance that any of them misses the truth is at most alpha.
 */
export function bettingSequence(differences: ArrayLike<number>, options: SequenceOptions): SequenceFacts {
  const { level, margin } = options
  const threshold = Math.log(2 / (1 - level))
  const tracked = [
    { wealth: createBettingWealth(0, 'above'), best: 0, at: 0 },
    { wealth: createBettingWealth(0, 'below'), best: 0, at: 0 },
    ...(margin > 0 && margin < 1
      ? [
          { wealth: createBettingWealth(-margin, 'above'), best: 0, at: 0 },
          { wealth: createBettingWealth(margin, 'below'), best: 0, at: 0 },
        ]
      : []),
  ]
  for (let row = 0; row < differences.length; row += 1) {
    for (const bettor of tracked) {
      const log = bettor.wealth.add(differences[row] as number)
      if (log > bettor.best) Object.assign(bettor, { best: log, at: row + 1 })
    }
  }
  const [above, below] = tracked
  const evidence = Math.max(above?.best ?? 0, below?.best ?? 0)
  const looks = looksAt(
    differences.length,
    tracked.map(({ at }) => at),
  )
  return {
    interval: differences.length === 0 ? null : intersect(differences, looks, threshold, level),
    pValue: Math.min(1, 2 * Math.exp(-evidence)),
  }
}

/** Numbers of rows after which to look: spread evenly, the last one, and those that decide. */
function looksAt(rows: number, deciding: readonly number[]): ReadonlySet<number> {
  const step = Math.max(1, Math.ceil(rows / mostLooks))
  const looks = new Set([rows, ...deciding])
  for (let look = step; look < rows; look += step) looks.add(look)
  return looks
}

function intersect(
  differences: ArrayLike<number>,
  looks: ReadonlySet<number>,
  threshold: number,
  level: number,
): { low: number; high: number; level: number } {
  const counts = new Map<number, number>()
  let low = -1
  let high = 1
  for (let row = 0; row < differences.length; row += 1) {
    const value = differences[row] as number
    counts.set(value, (counts.get(value) ?? 0) + 1)
    if (!looks.has(row + 1)) continue
    low = boundOf(counts, 'above', threshold, low)
    high = boundOf(counts, 'below', threshold, high)
  }
  // Bounds that cross are one of the alpha cases in which the sequence fails; what is known last is then the best word.
  if (low <= high) return { low, high, level }
  return { low: boundOf(counts, 'above', threshold, -1), high: boundOf(counts, 'below', threshold, 1), level }
}

/** The mean furthest on its side that the bettor has made `threshold` against; `known` where that is no further. */
function boundOf(counts: ValueCounts, side: BetSide, threshold: number, known: number): number {
  const end = side === 'above' ? 1 : -1
  const isRefuted = (mean: number) => logBettingWealth(counts, mean, side) >= threshold
  if (Math.abs(known) < 1 && !isRefuted(known)) return known
  let refuted = known
  let kept = end
  for (let step = 0; step < bisections; step += 1) {
    const middle = (refuted + kept) / 2
    if (isRefuted(middle)) refuted = middle
    else kept = middle
  }
  return refuted
}
