import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holmAdjust } from './holm.ts'

describe('holmAdjust', () => {
  it('agrees with a hand calculation: 0.01 x 4, 0.02 x 3, 0.03 x 2, then kept from falling', () => {
    const adjusted = holmAdjust([0.02, 0.01, 0.03, 0.04])
    ;[0.06, 0.04, 0.06, 0.06].forEach((expected, index) => expect(adjusted[index]).toBeCloseTo(expected, 12))
  })

  it('leaves a single p-value as it is and caps at 1', () => {
    expect(holmAdjust([])).toEqual([])
    expect(holmAdjust([0.03])).toEqual([0.03])
    expect(holmAdjust([0.6, 0.7])).toEqual([1, 1])
  })

  it('never lowers a p-value, never exceeds Bonferroni, and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (pValues) => {
        const adjusted = holmAdjust(pValues)
        pValues.forEach((p, index) => {
          const value = adjusted[index]
          expect(value).toBeGreaterThanOrEqual(p)
          expect(value).toBeLessThanOrEqual(Math.min(1, p * pValues.length))
        })
        const inOrder = pValues.map((p, index) => [p, adjusted[index] ?? NaN] as const).sort(([p], [q]) => p - q)
        const rising = inOrder.map(([, value]) => value)
        expect(rising).toEqual([...rising].sort((a, b) => a - b))
      }),
    )
  })
})
