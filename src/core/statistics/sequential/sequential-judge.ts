import { holmAdjust } from '../holm.ts'
import { createRandom, hashSeed } from '../random.ts'
import { chanceOfSettling } from './chance-of-settling.ts'
import { createPairTracker, type PairState } from './pair-tracker.ts'

/** Below this chance of an answer from the rows left, a question is hopeless. */
const hopelessBelow = 0.01

/** Futures are not drawn for more rows than this at a time: there is hope in so many. */
const mostForeseenRows = 5000

export interface JudgeOptions {
  /** Of the metric that the question is about. */
  scale: 'pass-fail' | 'number'
  /** How many pairs of variants are compared. */
  pairs: number
  /** The chance that any verdict of the run is wrong, at whatever row it stops. */
  alpha: number
  /** Equivalence margin in the metric's unit, or 0 for none. */
  margin: number
  /** Nothing is decided on fewer rows. */
  minimumRows: number
  /** Rows there are in all. */
  plannedRows: number
  /** Seeds the futures that tell whether there is hope. */
  seed: number
}

/** Why a run may stop. */
export type SequentialEnd = 'settled' | 'hopeless'

/** Decides, row by row in the order of a run, when its question is answered or cannot be answered any more. */
export interface SequentialJudge {
  /**
   * Takes in the next row: B - A for each pair, null where a variant has no score. Returns why the run may stop, or null
   * to go on.
   */
  add(differences: readonly (number | null)[]): SequentialEnd | null
}

/**
 * The question is settled when every pair of variants is: its confidence sequence lies inside the margin, or its
 * anytime-valid p-value, Holm's over the pairs, is below alpha. It is hopeless when each pair that is still open would
 * be settled by the rows left in fewer than 1% of the futures drawn (see chanceOfSettling); that is looked at from
 * `minimumRows` on whenever the rows have grown by a tenth. Stopping for want of hope never makes a false alarm.
 */
export function createSequentialJudge(options: JudgeOptions): SequentialJudge {
  const { scale, alpha, margin, minimumRows, plannedRows } = options
  const trackers = Array.from({ length: options.pairs }, () => createPairTracker({ scale, alpha, margin, minimumRows }))
  const seen = trackers.map((): number[] => [])
  const random = createRandom(hashSeed('futures', options.seed))
  let rows = 0
  let nextForecast = Math.max(minimumRows, 20)

  function isSettled(states: readonly PairState[], pair: number): boolean {
    const adjusted = holmAdjust(states.map(({ pValue }) => pValue))
    return states[pair]?.isEquivalent === true || (adjusted[pair] as number) < alpha - 1e-12
  }

  function isHopeless(states: readonly PairState[], open: readonly number[]): boolean {
    const rowsLeft = plannedRows - rows
    if (rowsLeft <= 0 || rowsLeft > mostForeseenRows) return false
    return open.every((pair) => {
      const urn = fillUrn(seen[pair] as number[], scale)
      if (urn === undefined) return false
      const chance = chanceOfSettling({
        enough: hopelessBelow,
        tracker: trackers[pair] as (typeof trackers)[number],
        seen: urn,
        rowsLeft,
        isSettled: (state) => isSettled(states.with(pair, state), pair),
        random,
      })
      return chance < hopelessBelow
    })
  }

  return {
    add(differences) {
      rows += 1
      for (const [pair, difference] of differences.entries()) {
        if (difference === null) continue
        trackers[pair]?.add(difference)
        seen[pair]?.push(difference)
      }
      if (rows < minimumRows) return null
      const states = trackers.map((tracker) => tracker.state())
      const open = states.flatMap((_, pair) => (isSettled(states, pair) ? [] : [pair]))
      if (open.length === 0) return 'settled'
      if (rows < nextForecast) return null
      nextForecast = Math.ceil(rows * 1.1)
      return isHopeless(states, open) ? 'hopeless' : null
    },
  }
}

/**
 * What futures are drawn from: the differences seen and, for shares, a row that each variant wins, since that none was
 * seen does not mean that none will come. Undefined where nothing can be foreseen: numbers that never differed.
 */
function fillUrn(seen: readonly number[], scale: JudgeOptions['scale']): number[] | undefined {
  if (scale === 'pass-fail') return [...seen, 1, -1]
  return seen.some((difference) => difference !== 0) ? [...seen] : undefined
}
