import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapMeanInterval } from './bootstrap.ts'

/** Differences in height of Darwin's 15 pairs of maize, in eighths of an inch (Fisher 1935, section 17). */
const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]

/** How far the bounds of the textbook interval are from the ones given, at most. */
function distance(values: number[], low: number, high: number): number {
  const interval = bootstrapMeanInterval(values, { seed: 1, resamples: 100_000, isWidened: false })
  return Math.max(Math.abs((interval?.low ?? NaN) - low), Math.abs((interval?.high ?? NaN) - high))
}

describe('bootstrapMeanInterval', () => {
  // SciPy 1.17, bootstrap((values,), mean, n_resamples=400000, method='BCa').
  it("agrees with SciPy on Darwin's maize", () => {
    expect(distance(darwin, -1.6667, 36.3333)).toBeLessThan(0.3)
  })

  it('agrees with SciPy on skewed values, where bias and acceleration matter', () => {
    const skewed = [0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.3, 1.9, 2.8, 4.4, 7, 11.2, 18]
    expect(distance(skewed, 1.5133, 7.06)).toBeLessThan(0.1)
  })

  it('agrees with SciPy on 30 wins, 12 losses and 58 ties', () => {
    const outcomes = [...Array<number>(30).fill(1), ...Array<number>(12).fill(-1), ...Array<number>(58).fill(0)]
    expect(distance(outcomes, 0.06, 0.3)).toBeLessThan(0.011)
  })

  it('is wider for few rows than the textbook interval, and the same for many', () => {
    const width = (values: number[], isWidened: boolean) => {
      const interval = bootstrapMeanInterval(values, { seed: 2, isWidened })
      return (interval?.high ?? NaN) - (interval?.low ?? NaN)
    }
    expect(width(darwin, true) / width(darwin, false)).toBeGreaterThan(1.08)
    const many = Array.from({ length: 1500 }, (_, index) => Math.sin(index))
    expect(width(many, true) / width(many, false)).toBeLessThan(1.02)
  })

  it('is null below two values and without width where all values are equal', () => {
    expect(bootstrapMeanInterval([], { seed: 1 })).toBeNull()
    expect(bootstrapMeanInterval([3], { seed: 1 })).toBeNull()
    expect(bootstrapMeanInterval([0.25, 0.25, 0.25], { seed: 1 })).toEqual({ low: 0.25, high: 0.25, level: 0.95 })
  })

  it('repeats itself for a seed and moves with it', () => {
    expect(bootstrapMeanInterval(darwin, { seed: 7 })).toEqual(bootstrapMeanInterval(darwin, { seed: 7 }))
    expect(bootstrapMeanInterval(darwin, { seed: 7 })).not.toEqual(bootstrapMeanInterval(darwin, { seed: 8 }))
  })

  it('holds the mean, stays within the values, mirrors with their signs, and grows with the level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 40 }),
        fc.integer(),
        (values, seed) => {
          const options = { seed, resamples: 400 }
          const { low, high } = bootstrapMeanInterval(values, options) ?? { low: NaN, high: NaN }
          const mirrored = bootstrapMeanInterval(
            values.map((value) => -value),
            options,
          )
          const narrow = bootstrapMeanInterval(values, { ...options, level: 0.8 }) ?? { low: NaN, high: NaN }
          const centre = values.reduce((sum, value) => sum + value, 0) / values.length
          expect(low).toBeGreaterThanOrEqual(Math.min(...values))
          expect(high).toBeLessThanOrEqual(Math.max(...values))
          expect(low).toBeLessThanOrEqual(centre + 1e-9)
          expect(high).toBeGreaterThanOrEqual(centre - 1e-9)
          expect(mirrored?.low).toBeCloseTo(-high, 6)
          expect(narrow.low).toBeGreaterThanOrEqual(low - 1e-9)
          expect(narrow.high).toBeLessThanOrEqual(high + 1e-9)
        },
      ),
      { numRuns: 60 },
    )
  })
})
