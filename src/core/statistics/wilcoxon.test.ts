import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilcoxonSignedRank } from './wilcoxon.ts'

const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]

describe('wilcoxonSignedRank', () => {
  it("agrees with SciPy 1.17 on Darwin's maize: W = 24, exact p = 0.0413", () => {
    const result = wilcoxonSignedRank(darwin)
    expect(result).toMatchObject({ positiveRanks: 96, negativeRanks: 24, count: 15, isExact: true, rankBiserial: 0.6 })
    expect(result.pValue).toBeCloseTo(0.041259765625, 14)
  })

  it('agrees with the depression data of Hollander and Wolfe (1973, p. 29): V = 40, two-sided p = 0.0391', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    const result = wilcoxonSignedRank(before.map((value, index) => value - (after[index] ?? NaN)))
    expect(result.positiveRanks).toBe(40)
    expect(result.pValue).toBeCloseTo(0.0390625, 14)
  })

  it('counts ties out exactly and drops zeros, as SciPy 1.17 does by enumerating all permutations', () => {
    const result = wilcoxonSignedRank([1, 1, 2, 2, 2, -1, 3, 0, 0, -2, 4, 5, -3, 1])
    expect(result).toMatchObject({ negativeRanks: 18.5, count: 12 })
    expect(result.pValue).toBeCloseTo(0.1220703125, 14)
  })

  // scipy.stats.wilcoxon(x, method='asymptotic', correction=True) of x = i % 7 - 2.4 and of x = sin(i) + 0.2, i < 80.
  it.each([
    ['tied', Array.from({ length: 80 }, (_, index) => (index % 7) - 2.4), 0.007348217673236467],
    ['distinct', Array.from({ length: 80 }, (_, index) => Math.sin(index) + 0.2), 0.006977597820319842],
  ])('agrees with SciPy 1.17 on the approximation for 80 %s differences', (_, differences, expected) => {
    const result = wilcoxonSignedRank(differences)
    expect(result.isExact).toBe(false)
    expect(result.pValue).toBeCloseTo(expected, 10)
  })

  it('is nearly the same counted or approximated where the one gives way to the other', () => {
    const differences = Array.from({ length: 51 }, (_, index) => Math.cos(index * 2.3) + 0.25)
    const approximate = wilcoxonSignedRank(differences)
    const exact = wilcoxonSignedRank(differences.slice(0, 50))
    expect([exact.isExact, approximate.isExact]).toEqual([true, false])
    expect(Math.abs(exact.pValue - approximate.pValue)).toBeLessThan(0.03)
  })

  it('says 1 and no effect where every difference is zero', () => {
    expect(wilcoxonSignedRank([0, 0])).toMatchObject({ pValue: 1, count: 0, rankBiserial: null })
  })

  it('takes differences for tied that differ by rounding only', () => {
    const rounded = wilcoxonSignedRank([0.3 - 0.2, 0.2 - 0.1, -(0.4 - 0.3), 0.7])
    expect(rounded.negativeRanks).toBe(2)
  })

  it('mirrors with the signs and does not depend on order or unit', () => {
    const differences = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 70 })
    fc.assert(
      fc.property(differences, (values) => {
        const result = wilcoxonSignedRank(values)
        const mirrored = wilcoxonSignedRank(values.map((value) => -value))
        const moved = wilcoxonSignedRank(values.toReversed().map((value) => value * 0.001))
        expect(result.pValue).toBeGreaterThan(0)
        expect(result.pValue).toBeLessThanOrEqual(1)
        expect(mirrored.pValue).toBeCloseTo(result.pValue, 12)
        expect(mirrored.positiveRanks).toBe(result.negativeRanks)
        expect(moved.pValue).toBeCloseTo(result.pValue, 12)
      }),
    )
  })

  it('gives for a few rows what counting every signing gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }),
        fc.nat(255),
        (sizes, signs) => {
          const signed = (pattern: number) => sizes.map((size, index) => ((pattern >>> index) & 1 ? size : -size))
          const smaller = (pattern: number) => {
            const { positiveRanks, negativeRanks } = wilcoxonSignedRank(signed(pattern))
            return Math.min(positiveRanks, negativeRanks)
          }
          const observed = smaller(signs)
          const patterns = Array.from({ length: 2 ** sizes.length }, (_, pattern) => pattern)
          const share = patterns.filter((pattern) => smaller(pattern) <= observed).length / patterns.length
          expect(wilcoxonSignedRank(signed(signs)).pValue).toBeCloseTo(share, 12)
        },
      ),
      { numRuns: 40 },
    )
  })
})
