import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialLowerTail, binomialMass, binomialUpperTail, logGamma } from './binomial.ts'

describe('logGamma', () => {
  it('is ln (n - 1)! at whole numbers', () => {
    let factorial = 0
    for (let n = 2; n <= 30; n += 1) {
      expect(logGamma(n)).toBeCloseTo(factorial, 12)
      factorial += Math.log(n)
    }
  })

  it.each([
    [0.1, 2.252712651734206],
    [0.5, Math.log(Math.PI) / 2],
    [3.5, 1.2009736023470743],
    [100.5, 361.43554046777757],
    [20_001, 178075.6217371987],
  ])('agrees with SciPy 1.17 gammaln(%d)', (x, expected) => {
    expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(1e-13)
  })
})

describe('binomial tails', () => {
  it.each([
    [3, 10, 0.5, 0.171875],
    [0, 20, 0.1, 0.12157665459056925],
    [7, 10, 0.3, 0.9984096136],
    [450, 1000, 0.48, 0.03083371701899531],
    [9900, 20_000, 0.5, 0.07969171799236709],
  ])('P(X <= %d) of Binomial(%d, %d) agrees with SciPy 1.17', (k, n, p, expected) => {
    expect(Math.abs(binomialLowerTail(k, n, p) / expected - 1)).toBeLessThan(1e-10)
  })

  it('answers outside the range and for certain outcomes', () => {
    expect([binomialLowerTail(-1, 5, 0.5), binomialLowerTail(5, 5, 0.5)]).toEqual([0, 1])
    expect([binomialLowerTail(2, 5, 0), binomialLowerTail(2, 5, 1)]).toEqual([1, 0])
    expect([binomialMass(0, 5, 0), binomialMass(5, 5, 1), binomialMass(2, 5, 1), binomialMass(6, 5, 0.5)]).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('are the sums of the masses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, at, p) => {
          const k = Math.min(at, n)
          const masses = Array.from({ length: n + 1 }, (_, x) => binomialMass(x, n, p))
          const lower = masses.slice(0, k + 1).reduce((sum, mass) => sum + mass, 0)
          expect(binomialLowerTail(k, n, p)).toBeCloseTo(lower, 11)
          expect(binomialUpperTail(k, n, p)).toBeCloseTo(1 - lower + (masses[k] ?? NaN), 11)
        },
      ),
    )
  })
})
