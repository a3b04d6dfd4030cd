import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from './normal.ts'

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual / expected - 1)
}

describe('normalCdf', () => {
  it.each([
    [-10, 7.61985302416047e-24],
    [-5, 2.866515718791933e-7],
    [-3.5, 2.3262907903552502e-4],
    [-3, 1.3498980316300933e-3],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [1, 0.8413447460685429],
    [2.5, 0.9937903346742238],
    [5, 0.9999997133484281],
  ])('agrees with SciPy 1.17 norm.cdf(%d)', (x, expected) => {
    expect(relativeError(normalCdf(x), expected)).toBeLessThan(1e-11)
  })

  it('reaches 0 and 1 far out, half in the middle, and passes NaN on', () => {
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity), normalCdf(NaN)]).toEqual([0, 0.5, 1, NaN])
  })

  it('rises and is symmetric', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, step) => {
          expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x) - 1e-15)
          expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14)
        },
      ),
    )
  })
})

describe('normalQuantile', () => {
  it.each([
    [1e-12, -7.034483825301131],
    [1e-6, -4.753424308822899],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.2, -0.8416212335729142],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
  ])('agrees with SciPy 1.17 norm.ppf(%d)', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12)
  })

  it('answers the ends and the middle exactly, and NaN outside', () => {
    expect([0, 0.5, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, 0, Infinity, NaN, NaN, NaN])
  })

  it('undoes the cdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (p) => {
        expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-10)
      }),
    )
  })
})
