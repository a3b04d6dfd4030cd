import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePaired, type PairedInput } from './compare.ts'
import { comparisonSchema } from './comparison.ts'
import { mcnemarExact } from './mcnemar.ts'
import { tangoInterval } from './tango-interval.ts'
import { passFailPairs } from './testing/pass-fail-pairs.ts'
import { wilcoxonSignedRank } from './wilcoxon.ts'

function numberPairs(differences: readonly number[]): PairedInput['pairs'] {
  return differences.map((difference, row) => ({ row, a: row % 5, b: (row % 5) + difference }))
}

const base = { scale: 'pass-fail', unpairedRows: 0, seed: 1 } as const

describe('comparePaired on rows that pass or fail', () => {
  it('reports means, difference, wins, the exact test and the interval', () => {
    const comparison = comparePaired({ ...base, pairs: passFailPairs({ winsB: 55, winsA: 6, both: 30, neither: 29 }) })
    expect(comparison).toMatchObject({
      rows: 120,
      meanA: 36 / 120,
      meanB: 85 / 120,
      verdict: 'B better',
      rowsNeeded: 0,
    })
    expect(comparison.test).toMatchObject({
      name: 'McNemar exact',
      pValue: mcnemarExact(55, 6),
      winsA: 6,
      winsB: 55,
      ties: 59,
    })
    expect(comparison.difference).toBeCloseTo(49 / 120, 14)
    expect(comparison.effectSize).toBeCloseTo(49 / 61, 14)
    expect(comparison.intervalMethod).toBe('BCa bootstrap')
    // Wald's interval is a fair check this far from the ends: 0.408 plus or minus 1.96 x 0.0536.
    expect(Math.abs((comparison.interval?.low ?? NaN) - 0.303)).toBeLessThan(0.015)
    expect(Math.abs((comparison.interval?.high ?? NaN) - 0.513)).toBeLessThan(0.015)
  })

  it("uses Tango's interval while few rows differ", () => {
    const comparison = comparePaired({ ...base, pairs: passFailPairs({ winsB: 2, winsA: 1, both: 50, neither: 20 }) })
    expect(comparison.interval).toEqual(tangoInterval(2, 1, 73))
    expect(comparison.intervalMethod).toBe('Tango score')
  })

  it('decides on six one-sided rows and not on five', () => {
    const verdict = (winsB: number) => comparePaired({ ...base, pairs: passFailPairs({ winsB }) })
    expect(verdict(6).verdict).toBe('B better')
    expect(verdict(5)).toMatchObject({ verdict: 'not enough evidence', rowsNeeded: 1 })
  })

  it('uses the permutation test where repeats of a row disagree, and says so', () => {
    const pairs = Array.from({ length: 30 }, (_, row) => ({ row, a: (row % 3) / 3, b: row % 4 === 0 ? 0 : 1 }))
    const comparison = comparePaired({ ...base, pairs })
    expect(comparison.test.name).toBe('sign-flip permutation')
    expect(comparison.reason).toContain("repeats of a row differ, so McNemar's does not apply")
  })

  it('claims equivalence only inside the margin and on enough rows', () => {
    const equal = (both: number, margin: number) =>
      comparePaired({ ...base, margin, pairs: passFailPairs({ both }) }).verdict
    expect(equal(72, 0.05)).toBe('not enough evidence')
    expect(equal(73, 0.05)).toBe('equivalent')
    expect(equal(74, 0)).toBe('not enough evidence')
  })

  it('does not call a handful of fractional rows equivalent, however little they differ', () => {
    const pairs = [0, 1, 2, 3, 4, 5, 6].map((row) => ({ row, a: 0.5, b: row === 0 ? 0.75 : 0.5 }))
    const comparison = comparePaired({ ...base, margin: 0.2, pairs })
    expect(comparison.verdict).toBe('not enough evidence')
    expect(comparison.reason).toBe('The 95% interval lies within the equivalence margin, but 7 rows cannot show that.')
  })

  it('prefers equivalent to a real difference that is too small to matter', () => {
    const pairs = passFailPairs({ winsB: 30, winsA: 10, both: 500, neither: 460 })
    expect(comparePaired({ ...base, pairs }).verdict).toBe('B better')
    const comparison = comparePaired({ ...base, margin: 0.05, pairs })
    expect(comparison.verdict).toBe('equivalent')
    expect(comparison.reason).toContain('too small to matter')
  })

  it('says that equal rows show nothing', () => {
    const comparison = comparePaired({ ...base, pairs: passFailPairs({ both: 20, neither: 5 }) })
    expect(comparison).toMatchObject({ verdict: 'not enough evidence', effectSize: null, rowsNeeded: null })
    expect(comparison.reason).toBe('Both variants score the same on all 25 rows.')
    expect(comparison.interval?.high).toBeCloseTo(0.1332, 3)
  })

  it('has nothing to say without rows', () => {
    const comparison = comparePaired({ ...base, pairs: [], unpairedRows: 4 })
    expect(comparison).toMatchObject({
      rows: 0,
      unpairedRows: 4,
      meanA: null,
      difference: null,
      interval: null,
      rowsNeeded: null,
      verdict: 'not enough evidence',
    })
    expect(comparison.test).toMatchObject({ name: 'none', pValue: null })
  })
})

describe('comparePaired on numbers', () => {
  const differences = Array.from({ length: 40 }, (_, index) => 0.3 + Math.cos(index * 3) / 2)

  it("uses Wilcoxon's test and turns the verdict where lower is better", () => {
    const higher = comparePaired({ ...base, scale: 'number', pairs: numberPairs(differences) })
    const lower = comparePaired({ ...base, scale: 'number', lowerIsBetter: true, pairs: numberPairs(differences) })
    expect(higher.verdict).toBe('B better')
    expect(lower.verdict).toBe('A better')
    expect(higher.test.pValue).toBeCloseTo(wilcoxonSignedRank(differences).pValue, 10)
    expect([lower.test.winsA, lower.test.winsB]).toEqual([higher.test.winsB, higher.test.winsA])
    expect(lower.difference).toBe(higher.difference)
  })

  it('gives no verdict where the mean and the ranks point apart', () => {
    const split = Array.from({ length: 60 }, (_, index) => (index < 50 ? -0.1 - index / 1000 : 20 + index))
    const comparison = comparePaired({ ...base, scale: 'number', pairs: numberPairs(split) })
    expect(comparison.verdict).toBe('not enough evidence')
    expect(comparison.reason).toContain('a few rows with large differences')
  })

  it('takes rounding errors of averaged repeats for no difference', () => {
    const pairs = Array.from({ length: 10 }, (_, row) => ({ row, a: 0.1 + 0.2, b: 0.3 }))
    expect(comparePaired({ ...base, scale: 'number', pairs }).test).toMatchObject({ ties: 10, pValue: 1 })
  })

  it('asks for no rows where wins and losses balance but for rounding, and for a countable number where they nearly do', () => {
    const balanced = [0.1, 0.2, -0.3, 0.7, -0.4, -0.3]
    const pairs = balanced.map((b, row) => ({ row, a: 0, b }))
    expect(comparePaired({ ...base, scale: 'number', pairs })).toMatchObject({ difference: 0, rowsNeeded: null })
    const nearly = pairs.map(({ row, a, b }) => ({ row, a, b: b + 1e-10 }))
    expect(comparePaired({ ...base, scale: 'number', pairs: nearly }).rowsNeeded).toBe(1e12)
  })

  it('cannot reckon an interval of one row, and decides nothing on a few equal differences', () => {
    const one = comparePaired({ ...base, scale: 'number', pairs: numberPairs([2]) })
    expect(one).toMatchObject({
      interval: null,
      intervalMethod: 'none',
      rowsNeeded: null,
      verdict: 'not enough evidence',
    })
    const four = comparePaired({ ...base, scale: 'number', pairs: numberPairs([2, 2, 2, 2]) })
    expect(four).toMatchObject({ interval: { low: 2, high: 2 }, rowsNeeded: 2, verdict: 'not enough evidence' })
  })
})

describe('comparePaired', () => {
  const pair = fc.record({ a: fc.constantFrom(0, 0.25, 0.5, 1), b: fc.constantFrom(0, 0.25, 0.5, 1) })
  const scale = fc.constantFrom<PairedInput['scale']>('pass-fail', 'number')
  const scored = fc.array(pair, { maxLength: 30 }).map((values) => values.map((value, row) => ({ row, ...value })))

  it('is plain data of its schema, repeats itself, and its verdict keeps its own rule', () => {
    fc.assert(
      fc.property(scored, scale, fc.boolean(), fc.constantFrom(0, 0.3), (pairs, kind, lowerIsBetter, margin) => {
        const input = { ...base, scale: kind, pairs, lowerIsBetter, margin, resamples: 200 }
        const comparison = comparePaired(input)
        expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
        expect(comparePaired(input)).toEqual(comparison)
        const { verdict, interval, test, difference } = comparison
        const excludesZero = (interval?.low ?? 0) > 0 || (interval?.high ?? 0) < 0
        const winner = (difference ?? 0) > 0 === lowerIsBetter ? 'A better' : 'B better'
        const isClear = excludesZero && (test.pValue ?? 1) < 0.05
        const allowed = ['not enough evidence', ...(isClear ? [winner] : []), ...(margin > 0 ? ['equivalent'] : [])]
        expect(allowed).toContain(verdict)
      }),
      { numRuns: 150 },
    )
  })

  it('turns round when A and B change places', () => {
    const turned = { 'A better': 'B better', 'B better': 'A better' } as const
    fc.assert(
      fc.property(scored, scale, (pairs, kind) => {
        const straight = comparePaired({ ...base, scale: kind, pairs, resamples: 200 })
        const swapped = pairs.map(({ row, a, b }) => ({ row, a: b, b: a }))
        const other = comparePaired({ ...base, scale: kind, pairs: swapped, resamples: 200 })
        const expected = turned[straight.verdict as keyof typeof turned] ?? straight.verdict
        expect(other.verdict).toBe(expected)
        expect(other.test.pValue).toBe(straight.test.pValue)
        expect(other.interval?.low ?? 0).toBeCloseTo(-(straight.interval?.high ?? 0), 9)
      }),
      { numRuns: 100 },
    )
  })

  it.each<[string, Partial<PairedInput>]>([
    ['a score that is not a number', { pairs: [{ row: 0, a: NaN, b: 1 }] }],
    ['a pass-fail score beyond 1', { pairs: [{ row: 0, a: 2, b: 1 }] }],
    [
      'a row twice',
      {
        pairs: [
          { row: 3, a: 1, b: 1 },
          { row: 3, a: 0, b: 1 },
        ],
      },
    ],
    ['a level of 95', { level: 95 }],
    ['a negative margin', { margin: -0.1 }],
    ['too few resamples', { resamples: 5 }],
    ['a broken seed', { seed: 0.5 }],
  ])('refuses %s', (_, wrong) => {
    expect(() => comparePaired({ ...base, pairs: [], ...wrong })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    )
  })
})
