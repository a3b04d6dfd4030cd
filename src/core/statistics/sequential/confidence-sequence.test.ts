import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePaired } from '../compare.ts'
import { asymptoticSequence, mixtureVariance } from './asymptotic-sequence.ts'
import { bettingSequence } from './betting-sequence.ts'
import { createBettingWealth, logBettingWealth } from './betting-wealth.ts'

const options = { level: 0.95, margin: 0, minimumRows: 1 }

describe('betting', () => {
  it('makes of 1 what the bets make: after a win and a loss, the mean of 1 - share^2', () => {
    const shares = Array.from({ length: 40 }, (_, index) => ((index + 0.5) / 40) ** 2)
    const expected = shares.reduce((sum, share) => sum + (1 - share * share), 0) / 40
    const counts = new Map([
      [1, 1],
      [-1, 1],
    ])
    expect(Math.exp(logBettingWealth(counts, 0, 'above'))).toBeCloseTo(expected, 12)
    expect(Math.exp(logBettingWealth(counts, 0, 'below'))).toBeCloseTo(expected, 12)
  })

  it('is a fair game: its mean over all outcomes of a hypothesis that is true is 1', () => {
    // Differences of -1, 0 and 1 with chances 0.2, 0.4 and 0.4 have the mean 0.2.
    const chances: [number, number][] = [
      [-1, 0.2],
      [0, 0.4],
      [1, 0.4],
    ]
    let wealth = 0
    for (const [x, p] of chances)
      for (const [y, q] of chances)
        for (const [z, r] of chances) {
          const bettor = createBettingWealth(0.2, 'above')
          bettor.add(x)
          bettor.add(y)
          wealth += p * q * r * Math.exp(bettor.add(z))
        }
    expect(wealth).toBeCloseTo(1, 12)
  })

  it('reckons the same one by one, at once and looking ahead', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, -0.5, 0, 0.5, 1), { minLength: 1, maxLength: 30 }), (values) => {
        const bettor = createBettingWealth(0.1, 'below')
        const counts = new Map<number, number>()
        let log = 0
        for (const value of values) {
          log = bettor.add(value)
          counts.set(value, (counts.get(value) ?? 0) + 1)
        }
        expect(log).toBeCloseTo(logBettingWealth(counts, 0.1, 'below'), 9)
        expect(createBettingWealth(0.1, 'below').after(counts)).toBeCloseTo(log, 9)
      }),
    )
  })

  it('narrows row by row, stays in -1 to 1, and excludes 0 exactly when its p-value is below alpha', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 0, 0, 1, 1), { minLength: 1, maxLength: 60 }), (values) => {
        const { interval, pValue } = bettingSequence(values, options)
        const { low = -1, high = 1 } = interval ?? {}
        const earlier = bettingSequence(values.slice(0, -1), options).interval ?? { low: -1, high: 1 }
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(high).toBeLessThanOrEqual(1)
        // Bounds that cross are one of the cases in which the sequence fails, and begins anew.
        const isNarrower = low >= earlier.low - 1e-9 && high <= earlier.high + 1e-9
        expect(isNarrower || pValue <= 0.05).toBe(true)
        expect(low > 0 || high < 0).toBe(pValue <= 0.05)
      }),
    )
  })
})

describe('asymptoticSequence', () => {
  it('is the formula of theorem 2.2 after its first row', () => {
    const values = Array.from({ length: 40 }, (_, index) => Math.sin(index * 12.9898) * 43)
    const mean = values.reduce((sum, value) => sum + value, 0) / 40
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39)
    const variance = mixtureVariance(0.05, 80)
    const scale = 40 * variance + 1
    const reach = deviation * Math.sqrt(((2 * scale) / (40 * 40 * variance)) * Math.log(Math.sqrt(scale) / 0.05))
    const { interval } = asymptoticSequence(values, options)
    expect(interval?.low).toBeCloseTo(mean - reach, 9)
    expect(interval?.high).toBeCloseTo(mean + reach, 9)
  })

  it('says nothing of fewer than 40 rows, or of rows without a spread', () => {
    expect(asymptoticSequence([1, 2, 3], options)).toEqual({ interval: null, pValue: 1 })
    expect(asymptoticSequence(new Array(50).fill(0), options)).toEqual({ interval: null, pValue: 1 })
  })
})

describe('comparePaired in sequential mode', () => {
  const base = { unpairedRows: 0, seed: 1, sequential: { minimumRows: 1 } } as const
  const rows = (count: number, b: number) => Array.from({ length: count }, (_, row) => ({ row, a: 0, b }))

  it('gives the sequence as the interval, and says what was used', () => {
    const comparison = comparePaired({ ...base, scale: 'pass-fail', pairs: rows(12, 1) })
    expect(comparison).toMatchObject({
      verdict: 'B better',
      intervalMethod: 'betting confidence sequence',
      test: { name: 'betting martingale', isExact: true },
    })
    expect(comparison.reason).toContain('may be looked at after every row')
  })

  it('sees no difference in equal numbers, and waits for 40 of them', () => {
    const equal = comparePaired({ ...base, scale: 'number', pairs: rows(50, 0) })
    expect(equal).toMatchObject({ verdict: 'not enough evidence', interval: null })
    expect(equal.reason).toBe('Both variants score the same on all 50 rows.')
    const few = comparePaired({ ...base, scale: 'number', pairs: rows(4, 2) })
    expect(few.reason).toBe('A confidence sequence of numbers begins after 40 rows.')
  })
})
