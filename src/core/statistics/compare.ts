import { AssayError } from '../errors.ts'
import { bootstrapMeanInterval } from './bootstrap.ts'
import type { Comparison, PairedTest } from './comparison.ts'
import { decideVerdict } from './decide-verdict.ts'
import { effectsOf } from './effects.ts'
import { mcnemarExact } from './mcnemar.ts'
import { signFlipTest } from './permutation.ts'
import { hashSeed } from './random.ts'
import { rowsNeeded } from './rows-needed.ts'
import { confidenceSequence } from './sequential/confidence-sequence.ts'
import { mean, standardDeviation } from './summary.ts'
import { tangoInterval } from './tango-interval.ts'
import { wilcoxonSignedRank } from './wilcoxon.ts'

/** One dataset row as two variants scored it; a row's repeats are averaged first, so that the row is the unit. */
export interface ScoredPair {
  row: number
  a: number
  b: number
}

export interface PairedInput {
  /** `pass-fail`: a and b are shares of passing repeats, 0 to 1. */
  scale: Comparison['scale']
  pairs: readonly ScoredPair[]
  /** Rows that are not among the pairs, because a variant has no score there. */
  unpairedRows: number
  /** True for distances, latency, cost and the like; false unless told. */
  lowerIsBetter?: boolean
  /** Of the interval and, as 1 - level, of the test; 0.95 unless told. */
  level?: number
  /** Equivalence margin in the metric's unit (0.05 = 5 points); 0, for no equivalence verdict, unless told. */
  margin?: number
  /** 32-bit seed of the resampling. */
  seed: number
  /** Bootstrap resamples; 2,000 unless told. */
  resamples?: number
  /**
   * Given where somebody may have stopped because of what the rows showed: the pairs are then in the order in which they
   * came, and interval and test hold however often and whenever one looks.
   */
  sequential?: { minimumRows: number }
}

/** Below this many differing rows a resampled 95% interval covers only 85% to 94% (simulated), Tango's 95% and more. */
const fewDifferingRows = 20

/**
 * Compares two variants on one metric over the rows that both were scored on.
 *
 * Interval of the mean difference: BCa bootstrap over rows; Tango's score interval for rows that pass or fail as a
 * whole while fewer than 20 of them differ. Test: McNemar's exact test where every row passes or fails as a whole;
 * sign-flip permutation where repeats of a row disagree, so that pass-fail rows are fractions; Wilcoxon's signed-rank
 * test for numbers. With `sequential` a confidence sequence stands for both. decideVerdict says how the two combine.
 * Throws `bad-input`.
 */
export function comparePaired(input: PairedInput): Comparison {
  const { scale, pairs, unpairedRows, lowerIsBetter = false, level = 0.95, margin = 0 } = input
  check(input, level, margin)
  const differences = Float64Array.from(pairs, differenceOf)
  const rows = pairs.length
  const wilcoxon = wilcoxonSignedRank(differences)
  const difference = meanDifference(differences)
  const deviation = standardDeviation(differences)
  const { test, ...interval } = judgeDifferences(input, differences, level, margin, wilcoxon)
  const [higher, lower] = lowerIsBetter ? [test.winsA, test.winsB] : [test.winsB, test.winsA]
  const isWhole = pairs.every(passesOrFails)
  const facts = {
    scale,
    lowerIsBetter,
    level,
    margin,
    rows,
    unpairedRows,
    difference,
    deviation,
    ...interval,
    test,
    adjustedPValue: null,
    familySize: 1,
    effectSize: wilcoxon.rankBiserial,
    effects: effectsOf({ scale, pairs, difference, deviation, isWhole, higher, lower, level }),
  }
  return {
    ...facts,
    meanA: mean(pairs.map(({ a }) => a)),
    meanB: mean(pairs.map(({ b }) => b)),
    rowsNeeded: rowsNeeded(facts),
    ...decideVerdict(facts),
  }
}

/** B - A, where numbers that agree to 12 digits are equal: averages of repeats carry rounding errors. */
function differenceOf({ a, b }: ScoredPair): number {
  const difference = b - a
  return Math.abs(difference) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-12 ? 0 : difference
}

/** The mean, where wins and losses that balance but for rounding come to 0. */
function meanDifference(differences: Float64Array): number | null {
  const centre = mean(differences)
  const largest = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0)
  return centre !== null && Math.abs(centre) <= largest * 1e-13 ? 0 : centre
}

function judgeDifferences(
  input: PairedInput,
  differences: Float64Array,
  level: number,
  margin: number,
  wilcoxon: ReturnType<typeof wilcoxonSignedRank>,
): Pick<Comparison, 'test' | 'interval' | 'intervalMethod'> {
  const test = pairedTest(input, differences, wilcoxon)
  if (input.sequential === undefined || test.name === 'none') {
    return { test, ...differenceInterval(input, differences, level, test) }
  }
  const isShare = input.scale === 'pass-fail'
  const { interval, pValue } = confidenceSequence(input.scale, differences, { level, margin, ...input.sequential })
  return {
    test: {
      ...test,
      name: isShare ? 'betting martingale' : 'normal mixture martingale',
      pValue,
      isExact: isShare,
    },
    interval,
    intervalMethod:
      interval === null ? 'none' : isShare ? 'betting confidence sequence' : 'asymptotic confidence sequence',
  }
}

function pairedTest(
  { scale, pairs, lowerIsBetter = false, seed }: PairedInput,
  differences: Float64Array,
  wilcoxon: ReturnType<typeof wilcoxonSignedRank>,
): PairedTest {
  let higher = 0
  let lower = 0
  for (const difference of differences) {
    if (difference > 0) higher += 1
    else if (difference < 0) lower += 1
  }
  const counts = {
    winsA: lowerIsBetter ? higher : lower,
    winsB: lowerIsBetter ? lower : higher,
    ties: pairs.length - higher - lower,
  }
  if (pairs.length === 0) return { name: 'none', pValue: null, isExact: true, ...counts }
  if (scale === 'number') {
    return { name: 'Wilcoxon signed-rank', pValue: wilcoxon.pValue, isExact: wilcoxon.isExact, ...counts }
  }
  if (pairs.every(passesOrFails)) {
    return { name: 'McNemar exact', pValue: mcnemarExact(higher, lower), isExact: true, ...counts }
  }
  const { pValue, isExact } = signFlipTest(differences, { seed: hashSeed('sign-flip', seed) })
  return { name: 'sign-flip permutation', pValue, isExact, ...counts }
}

function differenceInterval(
  { scale, pairs, seed, resamples, lowerIsBetter = false }: PairedInput,
  differences: Float64Array,
  level: number,
  { winsA, winsB }: PairedTest,
): Pick<Comparison, 'interval' | 'intervalMethod'> {
  const differing = winsA + winsB
  const isTango =
    scale === 'pass-fail' && (differing === 0 || (differing < fewDifferingRows && pairs.every(passesOrFails)))
  if (isTango && pairs.length > 0) {
    const [higher, lower] = lowerIsBetter ? [winsA, winsB] : [winsB, winsA]
    return { interval: tangoInterval(higher, lower, pairs.length, level), intervalMethod: 'Tango score' }
  }
  const options = { level, seed, ...(resamples === undefined ? {} : { resamples }) }
  const interval = bootstrapMeanInterval(differences, options)
  return { interval, intervalMethod: interval === null ? 'none' : 'BCa bootstrap' }
}

function passesOrFails({ a, b }: ScoredPair): boolean {
  return (a === 0 || a === 1) && (b === 0 || b === 1)
}

function check(
  { scale, pairs, unpairedRows, seed, resamples = 2000 }: PairedInput,
  level: number,
  margin: number,
): void {
  const seen = new Set<number>()
  for (const { row, a, b } of pairs) {
    const where = `row ${row} of a comparison`
    if (!Number.isFinite(a) || !Number.isFinite(b)) refuse('A score is not a number', where, 'leave the row out')
    if (scale === 'pass-fail' && (Math.min(a, b) < 0 || Math.max(a, b) > 1)) {
      refuse('A pass-fail score is not between 0 and 1', where, 'compare it as a number')
    }
    if (seen.has(row)) refuse('A row comes twice', where, "average the row's repeats first")
    seen.add(row)
  }
  if (!(level > 0 && level < 1)) refuse(`The level ${level} is not between 0 and 1`, 'a comparison', 'use 0.95')
  if (!(margin >= 0)) refuse(`The margin ${margin} is below 0`, 'a comparison', 'use 0 for no equivalence verdict')
  if (!Number.isInteger(unpairedRows) || unpairedRows < 0 || !Number.isInteger(seed)) {
    refuse('The unpaired rows or the seed are not whole numbers', 'a comparison', 'use whole numbers')
  }
  if (!Number.isInteger(resamples) || resamples < 100) {
    refuse(`${resamples} resamples are too few`, 'a comparison', 'use at least 100, better 2,000')
  }
}

function refuse(what: string, where: string, mend: string): never {
  throw new AssayError('bad-input', { what, where, mend })
}
