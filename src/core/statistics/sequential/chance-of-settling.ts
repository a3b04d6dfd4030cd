import type { Random } from '../random.ts'
import type { PairState, PairTracker } from './pair-tracker.ts'

const futures = 200
const looks = 4

export interface SettlingInput {
  /** As soon as the chance is known to be at least this, it is not reckoned further. */
  enough: number
  tracker: PairTracker
  /** The differences seen so far, in any order; at least one. */
  seen: readonly number[]
  rowsLeft: number
  isSettled: (state: PairState) => boolean
  random: Random
}

/**
 * The chance (0 to 1, in steps of 1/200, and no more than `enough`) that the rows left settle a pair. Each of 200 futures is drawn from a Polya urn
 * that begins with the differences seen: every drawn one goes back with a copy, so that a future carries the doubt about
 * the rows seen as well as the chance of those to come (the predictive distribution of Rubin's Bayesian bootstrap, 1981).
 * Each future is looked at after every quarter of the rows left.
 */
export function chanceOfSettling({ enough, tracker, seen, rowsLeft, isSettled, random }: SettlingInput): number {
  let settled = 0
  for (let future = 0; future < futures && settled < enough * futures; future += 1) {
    if (settlesIn(tracker, [...seen], rowsLeft, isSettled, random)) settled += 1
  }
  return settled / futures
}

function settlesIn(
  tracker: PairTracker,
  urn: number[],
  rowsLeft: number,
  isSettled: SettlingInput['isSettled'],
  random: Random,
): boolean {
  const drawn = new Map<number, number>()
  let row = 0
  for (let look = 1; look <= looks; look += 1) {
    for (const end = Math.ceil((rowsLeft * look) / looks); row < end; row += 1) {
      const value = urn[random.integer(urn.length)] as number
      urn.push(value)
      drawn.set(value, (drawn.get(value) ?? 0) + 1)
    }
    if (isSettled(tracker.foresee(drawn))) return true
  }
  return false
}
