import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mcnemarExact } from './mcnemar.ts'

describe('mcnemarExact', () => {
  it('agrees with the published airway data (Fagerland, Lydersen and Laake 2013: 1 and 7 give 0.0703)', () => {
    expect(mcnemarExact(1, 7)).toBeCloseTo(0.0703125, 12)
  })

  it.each([
    [6, 16, 0.052478790283203125],
    [10, 25, 0.016673847800120715],
    [59, 121, 4.4344492637551645e-6],
    [900, 1000, 0.023108845108901193],
  ])('agrees with SciPy 1.17 binomtest(%d, n = sum with %d)', (b, c, expected) => {
    expect(Math.abs(mcnemarExact(b, c) / expected - 1)).toBeLessThan(1e-10)
  })

  it('is 1 without differing rows, and needs six one-sided rows to fall below 5%', () => {
    expect(mcnemarExact(0, 0)).toBe(1)
    expect(mcnemarExact(0, 5)).toBeCloseTo(0.0625, 12)
    expect(mcnemarExact(0, 6)).toBeCloseTo(0.03125, 12)
  })

  it('is symmetric, a probability, and falls as one side wins more', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (b, c) => {
        const p = mcnemarExact(b, c)
        expect(p).toBe(mcnemarExact(c, b))
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(mcnemarExact(Math.max(b, c) + 1, Math.min(b, c))).toBeLessThanOrEqual(p + 1e-12)
      }),
    )
  })
})
