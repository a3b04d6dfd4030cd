import { describe, expect, it } from 'vitest'
import { bootstrapMeanInterval } from './bootstrap.ts'
import { meanInterval } from './mean-interval.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('meanInterval', () => {
  it("is Wilson's for rows that pass or fail as a whole", () => {
    expect(meanInterval({ scale: 'pass-fail', values: [1, 1, 0, 1], seed: 1 })).toEqual(wilsonInterval(3, 4))
    expect(meanInterval({ scale: 'pass-fail', values: [1, 1, 1], seed: 1, level: 0.9 })).toEqual(
      wilsonInterval(3, 3, 0.9),
    )
  })

  it('resamples rows whose repeats disagree, but not when that would show no spread', () => {
    const values = [0.5, 1, 0, 0.75, 0.25, 1]
    expect(meanInterval({ scale: 'pass-fail', values, seed: 1 })).toEqual(bootstrapMeanInterval(values, { seed: 1 }))
    expect(meanInterval({ scale: 'pass-fail', values: [0.5, 0.5], seed: 1 })).toEqual(wilsonInterval(1, 2))
  })

  it('resamples numbers, and is null where there is nothing to reckon from', () => {
    expect(meanInterval({ scale: 'number', values: [0, 1, 1], seed: 3 })).toEqual(
      bootstrapMeanInterval([0, 1, 1], { seed: 3 }),
    )
    expect(meanInterval({ scale: 'number', values: [1], seed: 3 })).toBeNull()
    expect(meanInterval({ scale: 'pass-fail', values: [], seed: 3 })).toBeNull()
  })
})
