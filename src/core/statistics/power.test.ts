import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewestDecidingRows, rowsForMcnemar, rowsForMeanDifference } from './power.ts'

describe('rowsForMeanDifference', () => {
  it('needs 32 rows for half a standard deviation: ((1.960 + 0.842) / 0.5)^2 = 31.4', () => {
    expect(rowsForMeanDifference(0.5, 1)).toBe(32)
    expect(rowsForMeanDifference(-1, 2)).toBe(32)
  })

  it('needs more rows for 90% power: ((1.960 + 1.282) / 0.5)^2 = 42.03', () => {
    expect(rowsForMeanDifference(0.5, 1, { power: 0.9 })).toBe(43)
  })

  it('cannot say without a difference or a spread', () => {
    expect(rowsForMeanDifference(0, 1)).toBeNull()
    expect(rowsForMeanDifference(1, 0)).toBeNull()
  })

  it('grows with the spread and falls with the difference', () => {
    const sizes = fc.double({ min: 0.01, max: 100, noNaN: true })
    fc.assert(
      fc.property(sizes, sizes, (difference, deviation) => {
        const rows = rowsForMeanDifference(difference, deviation) as number
        expect(rowsForMeanDifference(difference, deviation * 1.5) as number).toBeGreaterThanOrEqual(rows)
        expect(rowsForMeanDifference(difference * 1.5, deviation) as number).toBeLessThanOrEqual(rows)
      }),
    )
  })
})

describe('rowsForMcnemar', () => {
  it("agrees with published calculators of Connor's formula: 0.45 and 0.05 need 23 pairs, 0.30 and 0.15 need 155", () => {
    expect(rowsForMcnemar(0.4, 0.5)).toBe(23)
    expect(rowsForMcnemar(-0.15, 0.45)).toBe(155)
  })

  it('never promises fewer rows than the exact test can decide on', () => {
    expect(rowsForMcnemar(1, 1)).toBe(6)
    // Connor's formula alone says 5.5 rows here; six rows that differ take seven at nine in ten.
    expect(rowsForMcnemar(0.9, 0.9)).toBe(7)
  })

  it('cannot say without a difference', () => {
    expect(rowsForMcnemar(0, 0.3)).toBeNull()
    expect(rowsForMcnemar(0, 0)).toBeNull()
  })
})

describe('fewestDecidingRows', () => {
  it('is the first n with 2 / 2^n below 1 - level', () => {
    expect([0.5, 0.9, 0.95, 0.99].map(fewestDecidingRows)).toEqual([3, 5, 6, 8])
  })
})
