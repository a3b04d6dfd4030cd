import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from './normal.ts'
import { tangoInterval } from './tango-interval.ts'

describe('tangoInterval', () => {
  it('agrees with the published airway data (Bentur 2009; Fagerland, Lydersen and Laake 2014: -0.517 to -0.026)', () => {
    const { low, high } = tangoInterval(1, 7, 21)
    expect(low).toBeCloseTo(-0.517, 3)
    expect(high).toBeCloseTo(-0.026, 3)
  })

  it('has its closed forms where no row or every row differs', () => {
    const z2 = normalQuantile(0.975) ** 2
    const none = tangoInterval(0, 0, 10)
    expect(none.low).toBeCloseTo(-z2 / (10 + z2), 10)
    expect(none.high).toBeCloseTo(z2 / (10 + z2), 10)
    const all = tangoInterval(3, 0, 3)
    expect(all.low).toBeCloseTo((3 - z2) / (3 + z2), 10)
    expect(all.high).toBe(1)
  })

  it('excludes 0 exactly when the score statistic (b - c) / sqrt(b + c) passes z', () => {
    const z = normalQuantile(0.975)
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(100), (wins, losses, ties) => {
        const rows = wins + losses + ties
        fc.pre(rows > 0)
        const { low, high } = tangoInterval(wins, losses, rows)
        const isFar = wins + losses > 0 && Math.abs(wins - losses) / Math.sqrt(wins + losses) > z
        expect(low > 1e-12 || high < -1e-12).toBe(isFar)
      }),
    )
  })

  it('holds the difference, stays within -1 and 1, and mirrors when the sides change', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(100), (wins, losses, ties) => {
        const rows = wins + losses + ties
        fc.pre(rows > 0)
        const { low, high } = tangoInterval(wins, losses, rows)
        const mirrored = tangoInterval(losses, wins, rows)
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual((wins - losses) / rows)
        expect(high).toBeGreaterThanOrEqual((wins - losses) / rows)
        expect(mirrored.low).toBeCloseTo(-high, 9)
      }),
    )
  })
})
