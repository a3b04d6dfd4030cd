import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsFor, formatCount, formatNumber, formatPercent, formatPValue, formatShort } from './format-figures.ts'

describe('formatNumber', () => {
  it('groups thousands, uses a real minus and never shows a negative zero', () => {
    expect([formatNumber(1234567), formatNumber(-1234.5, 1), formatNumber(-0.04, 1), formatNumber(999)]).toEqual([
      '1,234,567',
      '−1,234.5',
      '0.0',
      '999',
    ])
  })
})

describe('formatShort', () => {
  it('leaves out needless decimals', () => {
    expect([5, 0.05 * 100, 1250.5, 0.1 + 0.2, 7.5e-8].map(formatShort)).toEqual([
      '5',
      '5',
      '1,250.5',
      '0.3',
      '0.000000075000000',
    ])
  })
})

describe('formatCount and formatPercent', () => {
  it('agree with their number', () => {
    expect([formatCount(1, 'row'), formatCount(20_000, 'row'), formatCount(0, 'row')]).toEqual([
      '1 row',
      '20,000 rows',
      '0 rows',
    ])
    expect([formatPercent(0.95), formatPercent(0.999)]).toEqual(['95%', '99.9%'])
  })
})

describe('formatPValue', () => {
  it.each([
    [0.0000004, 'p < 0.001'],
    [0.0321, 'p = 0.032'],
    [0.0496, 'p = 0.0496'],
    [0.05, 'p = 0.050'],
    [0.9999, 'p > 0.99'],
    [1, 'p > 0.99'],
  ])('shows %d as %s', (p, shown) => {
    expect(formatPValue(p, 0.05)).toBe(shown)
  })

  it('never rounds p to the other side of the level', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.99, noNaN: true }), fc.constantFrom(0.1, 0.05, 0.01), (p, alpha) => {
        expect(Number(formatPValue(p, alpha).slice('p = '.length)) < alpha).toBe(p < alpha)
      }),
    )
  })
})

describe('decimalsFor', () => {
  it.each([
    [31.2, 51.4, 0],
    [-3.6, 10.2, 0],
    [0.7, 5.7, 1],
    [0.19, 0.42, 2],
    [0.3, 14.2, 1],
    [0, 14.2, 0],
    [1200, 4800, 0],
    [0.00004, 3, 5],
  ])('shows %d to %d with %d decimals', (low, high, decimals) => {
    expect(decimalsFor(low, high)).toBe(decimals)
  })

  it('never shows a bound as 0 that is not', () => {
    const bound = fc.double({ min: -1000, max: 1000, noNaN: true }).filter((value) => Math.abs(value) > 1e-9)
    fc.assert(
      fc.property(bound, bound, (x, y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)]
        const decimals = decimalsFor(low, high)
        expect(Number(low.toFixed(decimals))).not.toBe(0)
        expect(Number(high.toFixed(decimals))).not.toBe(0)
      }),
    )
  })
})
