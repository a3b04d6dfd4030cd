import { describe, expect, it } from 'vitest'
import { effectsOf } from './effects.ts'

const base = { scale: 'number', difference: 1, deviation: 2, isWhole: false, higher: 0, lower: 0, level: 0.95 } as const

describe('effectsOf', () => {
  it("gives Cohen's d_z, and none without a spread", () => {
    expect(effectsOf({ ...base, pairs: [] }).cohensDz).toBe(0.5)
    expect(effectsOf({ ...base, pairs: [], deviation: 0 }).cohensDz).toBeNull()
    expect(effectsOf({ ...base, pairs: [], difference: null }).cohensDz).toBeNull()
  })

  it("gives Cliff's delta over all pairs, ties counted half", () => {
    const pairs = [
      { a: 1, b: 2 },
      { a: 2, b: 3 },
      { a: 3, b: 3 },
    ]
    // Of the nine pairs B exceeds A in 5, A exceeds B in 1, and 3 are ties.
    expect(effectsOf({ ...base, pairs }).cliffsDelta).toBeCloseTo(4 / 9, 12)
  })

  it('gives the odds ratio of matched pairs with its exact interval', () => {
    const input = { ...base, scale: 'pass-fail', pairs: [], isWhole: true } as const
    // R: binom.test(15, 20)$conf.int is 0.5089541 to 0.9134285.
    const { oddsRatio } = effectsOf({ ...input, higher: 15, lower: 5 })
    expect(oddsRatio?.estimate).toBe(3)
    expect(oddsRatio?.low).toBeCloseTo(0.5089541 / (1 - 0.5089541), 5)
    expect(oddsRatio?.high).toBeCloseTo(0.9134285 / (1 - 0.9134285), 4)
    expect(effectsOf({ ...input, higher: 3, lower: 0 }).oddsRatio).toMatchObject({ estimate: null, high: null })
    expect(effectsOf({ ...input, higher: 0, lower: 0 }).oddsRatio).toBeNull()
  })
})
