import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mean, median, quantile, rank, standardDeviation } from './summary.ts'

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 })

describe('mean', () => {
  it('is null for nothing, since unknown is not zero', () => {
    expect(mean([])).toBeNull()
  })

  it('keeps small numbers beside a large one', () => {
    expect(mean([1e16, 1, 1, 1, 1, -1e16])).toBe(4 / 6)
  })
})

describe('quantile', () => {
  it.each([
    [0.1, 1.8],
    [0.25, 3],
    [0.5, 4],
    [0.9, 12.2],
  ])('agrees with NumPy 2 quantile([1, 3, 4, 8, 15], %d)', (p, expected) => {
    expect(quantile([15, 3, 8, 1, 4], p)).toBeCloseTo(expected, 12)
  })

  it('takes the middle of an even number of values, the ends at 0 and 1, null for nothing', () => {
    expect([median([4, 1, 3, 2]), quantile([4, 1], 0), quantile([4, 1], 1), median([])]).toEqual([2.5, 1, 4, null])
  })

  it('rises with p, stays within the values and leaves them in their order', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const before = [...values]
          const [low, high] = [quantile(values, Math.min(p, q)) as number, quantile(values, Math.max(p, q)) as number]
          expect(low).toBeLessThanOrEqual(high + 1e-9)
          expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
          expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
          expect(values).toEqual(before)
        },
      ),
    )
  })
})

describe('standardDeviation', () => {
  it('divides by n - 1 and is null below two values', () => {
    // Squared distances from 5: 9, 1, 1, 1, 0, 0, 4, 16; their sum 32 over 7.
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 14)
    expect(standardDeviation([3])).toBeNull()
  })

  it('does not change when all values move, however far', () => {
    expect(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1)
  })
})

describe('rank', () => {
  it('agrees with SciPy 1.17 rankdata where values are equal', () => {
    const { ranks, tieSizes } = rank([3, 1, 3, 2, 3, 2])
    expect([...ranks]).toEqual([5, 1, 5, 2.5, 5, 2.5])
    expect(tieSizes).toEqual([2, 3])
  })

  it('ties values within the tolerance', () => {
    expect([...rank([0.1 + 0.2, 0.3, 1], 1e-12).ranks]).toEqual([1.5, 1.5, 3])
  })

  it('keeps the sum of the ranks and the order of the values', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { ranks } = rank(values)
        expect(ranks.reduce((sum, value) => sum + value, 0)).toBeCloseTo((values.length * (values.length + 1)) / 2, 9)
        values.forEach((value, index) => {
          const isBelow = value < (values[0] ?? NaN)
          expect((ranks[index] ?? NaN) < (ranks[0] ?? NaN)).toBe(isBelow)
        })
      }),
    )
  })
})
