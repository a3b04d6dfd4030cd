import { describe, expect, it } from 'vitest'
import { retryDelayMs } from './retry-delay.ts'

describe('retryDelayMs', () => {
  it('doubles the span of the jitter with each retry, up to half a minute', () => {
    const most = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((retries) => retryDelayMs(retries, undefined, () => 1))
    expect(most).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it('spreads over the whole span', () => {
    expect([0, 0.25, 0.5].map((random) => retryDelayMs(2, undefined, () => random))).toEqual([0, 500, 1000])
  })

  it('never comes back before the server asked', () => {
    expect(retryDelayMs(0, 90_000, () => 0)).toBe(90_000)
    expect(retryDelayMs(0, 90_000, () => 0.5)).toBe(90_250)
  })
})
