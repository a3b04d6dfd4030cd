import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signFlipTest } from './permutation.ts'
import { createRandom } from './random.ts'

const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]

describe('signFlipTest', () => {
  it("comes near Fisher's 5.267% on Darwin's maize (The Design of Experiments, section 21) by drawing", () => {
    const { pValue, isExact } = signFlipTest(darwin, { seed: 1, draws: 200_000 })
    expect(isExact).toBe(false)
    expect(Math.abs(pValue - 0.05267333984375)).toBeLessThan(0.002)
  })

  it('counts small cases out: of 1, 2, 3 only all signs alike reach a sum of 6', () => {
    expect(signFlipTest([1, 2, 3], { seed: 1 })).toEqual({ pValue: 2 / 8, isExact: true })
    expect(signFlipTest([1, 2, -3], { seed: 1 })).toEqual({ pValue: 1, isExact: true })
  })

  it('takes sums for equal that differ by rounding only', () => {
    expect(signFlipTest([0.1, 0.2, -0.3], { seed: 1 }).pValue).toBe(1)
    expect(signFlipTest([0.1, 0.2, 0.3, 0.3], { seed: 1 }).pValue).toBe(2 / 16)
  })

  it('is 1 where nothing differs and never 0 where everything does', () => {
    expect(signFlipTest([0, 0], { seed: 1 }).pValue).toBe(1)
    expect(signFlipTest(Array<number>(200).fill(1), { seed: 1, draws: 999 }).pValue).toBe(1 / 1000)
  })

  it('leaves zeros out of account and does not mind the signs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 }), (values) => {
        const { pValue } = signFlipTest(values, { seed: 1 })
        expect(signFlipTest([...values, 0, 0], { seed: 2 }).pValue).toBe(pValue)
        expect(
          signFlipTest(
            values.map((value) => -value),
            { seed: 3 },
          ).pValue,
        ).toBe(pValue)
      }),
    )
  })

  it('draws what counting would give, also past the first 32 differences', () => {
    const random = createRandom(4)
    const counted = Array.from({ length: 14 }, () => random.next() - 0.35)
    const exact = signFlipTest(counted, { seed: 1 })
    // Differences too small to matter make it a case for drawing.
    const drawn = signFlipTest([...counted, ...Array<number>(40).fill(1e-6)], { seed: 1, draws: 40_000 })
    expect([exact.isExact, drawn.isExact]).toEqual([true, false])
    expect(Math.abs(exact.pValue - drawn.pValue)).toBeLessThan(0.01)
  })
})
