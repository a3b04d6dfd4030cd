import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFamily } from './compare-family.ts'
import { comparePaired, type PairedInput } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { passFailPairs, type Outcomes } from './testing/pass-fail-pairs.ts'
import { verdictSentence } from './verdict-sentence.ts'

const names = { nameA: 'zero-shot', nameB: 'few-shot' }

function compared(outcomes: Outcomes, more: Partial<PairedInput> = {}): Comparison {
  return comparePaired({ scale: 'pass-fail', pairs: passFailPairs(outcomes), unpairedRows: 0, seed: 1, ...more })
}

function measured(differences: readonly number[], more: Partial<PairedInput> = {}): Comparison {
  const pairs = differences.map((difference, row) => ({ row, a: row % 3, b: (row % 3) + difference }))
  return comparePaired({ scale: 'number', pairs, unpairedRows: 0, seed: 1, ...more })
}

const clear: Comparison = {
  ...compared({ winsB: 55, winsA: 6, both: 30, neither: 29 }),
  interval: { low: 0.308, high: 0.512, level: 0.95 },
}

describe('verdictSentence', () => {
  it('says who answers more rows right, by how much and how sure', () => {
    expect(verdictSentence(clear, names)).toBe(
      'few-shot answers 41 points more rows right than zero-shot, 95% interval 31 to 51, 120 rows.',
    )
  })

  it('names the metric, and tells it from the side of A where A is better', () => {
    const turned: Comparison = {
      ...compared({ winsB: 6, winsA: 55, both: 59 }, { unpairedRows: 4 }),
      interval: { low: -0.512, high: -0.308, level: 0.95 },
    }
    expect(verdictSentence(turned, { ...names, metricTitle: 'Exact match' })).toBe(
      'zero-shot answers 41 points more rows right than few-shot on Exact match, 95% interval 31 to 51, 120 rows (4 left out, not scored for both).',
    )
  })

  it('says what is missing where nothing is clear', () => {
    const unclear: Comparison = {
      ...compared({ winsB: 24, winsA: 20, both: 76 }),
      interval: { low: -0.04, high: 0.102, level: 0.95 },
      rowsNeeded: 176,
    }
    expect(verdictSentence(unclear, names)).toBe(
      'No clear difference yet between few-shot and zero-shot: few-shot is 3 points ahead, 95% interval −4 to 10, 120 rows; about 180 more rows would be needed for 80% power.',
    )
    expect(verdictSentence({ ...unclear, rowsNeeded: 1_500_000 }, names)).toContain('more than a million more rows')
    expect(verdictSentence({ ...unclear, rowsNeeded: 1 }, names)).toContain('about 1 more row would')
    expect(verdictSentence({ ...unclear, rowsNeeded: 1801 }, names)).toContain('about 1,900 more rows')
  })

  it('tells numbers with their unit, from the better side where lower is better', () => {
    const differences = Array.from({ length: 40 }, (_, index) => -0.3 + Math.cos(index * 3) / 2)
    const lower = measured(differences, { lowerIsBetter: true })
    const sentence = verdictSentence(lower, { ...names, metricTitle: 'Latency', unit: 's' })
    expect(sentence).toMatch(
      /^few-shot scores 0\.30 s lower than zero-shot on Latency, 95% interval 0\.\d\d to 0\.\d\d, 40 rows\.$/,
    )
    expect(verdictSentence(measured(differences), names)).toMatch(
      /^zero-shot scores 0\.30 higher than few-shot, 95% interval 0\./,
    )
  })

  it('is honest about no rows, one row and equal rows', () => {
    expect(verdictSentence(compared({}, { unpairedRows: 3 }), { ...names, metricTitle: 'Contains' })).toBe(
      'few-shot and zero-shot cannot be compared on Contains: no row is scored for both (3 left out).',
    )
    expect(verdictSentence(compared({ winsB: 1 }), names)).toBe(
      'One row is too few to tell few-shot from zero-shot: few-shot is 100 points ahead on it.',
    )
    expect(verdictSentence(measured([0]), names)).toBe(
      'One row is too few to tell few-shot from zero-shot: they score the same on it.',
    )
    expect(verdictSentence(compared({ both: 76 }), names)).toBe(
      'No difference seen between few-shot and zero-shot: they score the same on every row, 95% interval −4.8 to 4.8 points, 76 rows.',
    )
    expect(verdictSentence(measured(Array<number>(40).fill(0)), names)).toBe(
      'No difference seen between few-shot and zero-shot: they score the same on every row, 40 rows.',
    )
  })

  it('says the margin of an equivalence', () => {
    const equivalent: Comparison = {
      ...compared({ winsB: 12, winsA: 10, both: 378 }, { margin: 0.05 }),
      interval: { low: -0.018, high: 0.028, level: 0.95 },
    }
    expect(verdictSentence(equivalent, names)).toBe(
      'few-shot and zero-shot are equivalent within 5 points: few-shot is 0.5 points ahead, 95% interval −1.8 to 2.8, 400 rows.',
    )
    expect(verdictSentence(compared({ both: 76 }, { margin: 0.1 }), names)).toBe(
      'few-shot and zero-shot are equivalent within 10 points: they score the same on every row, 95% interval −4.8 to 4.8 points, 76 rows.',
    )
  })

  it('shows no interval where every row differs by the same', () => {
    expect(verdictSentence(measured(Array<number>(40).fill(0.25)), { ...names, unit: 'tokens' })).toBe(
      'few-shot scores 0.25 tokens higher than zero-shot, the same difference on every row, 40 rows.',
    )
  })

  it('gives the p-value where rows are not what is missing', () => {
    expect(verdictSentence(compared({ winsB: 24, winsA: 24, both: 72 }), names)).toMatch(
      /: the difference is 0 points, 95% interval −1\d to 1\d, 120 rows; p > 0\.99\.$/,
    )
    const [judged = clear] = compareFamily([
      { ...clear, test: { ...clear.test, pValue: 0.03 } },
      compared({ winsA: 1, winsB: 1 }),
    ])
    expect(verdictSentence({ ...judged, rowsNeeded: 0 }, names)).toContain(
      '; p = 0.060 after correction for 2 comparisons.',
    )
  })

  it('says when a few rows outweigh the others', () => {
    const split = Array.from({ length: 60 }, (_, index) => (index < 50 ? -0.1 - index / 1000 : 20 + index))
    expect(verdictSentence(measured(split), names)).toContain('a few rows with large differences outweigh the others')
  })

  const outcome = fc.record({ winsA: fc.nat(9), winsB: fc.nat(9), both: fc.nat(9), neither: fc.nat(9) })

  it('is always one line that ends in a full stop, whatever the names', () => {
    fc.assert(
      fc.property(outcome, fc.string(), (outcomes, name) => {
        expect(verdictSentence(compared(outcomes), { ...names, nameA: `x\n${name}\r\nx` })).toMatch(/^[^\n\r]+\.$/)
      }),
    )
  })

  it('never shows a figure that is missing, a hyphen for a minus, or a negative zero', () => {
    fc.assert(
      fc.property(outcome, fc.constantFrom(0, 0.4), (outcomes, margin) => {
        const sentence = verdictSentence(compared(outcomes, { margin }), { nameA: 'one', nameB: 'two' })
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null|-\d|−0( |\.0+ )/)
      }),
      { numRuns: 200 },
    )
  })
})
