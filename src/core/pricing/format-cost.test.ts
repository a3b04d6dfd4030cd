import { describe, expect, it } from 'vitest'
import { formatCost, formatCostSum } from './format-cost.ts'
import { sumCosts } from './sum-costs.ts'

describe('formatCost', () => {
  it.each([
    [null, 'unknown'],
    [0, '$0'],
    [0.000000123456, '$0.000000123'],
    [0.00012345, '$0.000123'],
    [0.012, '$0.012'],
    [0.5, '$0.50'],
    [0.9999, '$1.00'],
    [1.234, '$1.23'],
    [12_345.678, '$12,345.68'],
  ])('shows %s as %s', (usd, expected) => {
    expect(formatCost(usd)).toBe(expected)
  })
})

describe('sumCosts', () => {
  it('adds what is known and counts what is not', () => {
    expect(sumCosts([])).toEqual({ knownUsd: 0, knownCount: 0, unknownCount: 0 })
    expect(sumCosts([0.5, null, 0, 1.25, null])).toEqual({ knownUsd: 1.75, knownCount: 3, unknownCount: 2 })
  })

  it('is shown with what it lacks', () => {
    const shown = (...costs: (number | null)[]) => formatCostSum(sumCosts(costs))
    expect(shown(0.5, 0.7)).toBe('$1.20')
    expect(shown(1.2, null, null)).toBe('$1.20 and 2 unknown')
    expect(shown(0, null)).toBe('$0 and 1 unknown')
    expect(shown(null, null)).toBe('unknown')
    expect(shown()).toBe('$0')
  })
})
