import { describe, expect, test } from 'vitest'
import { estimateCost, sumEstimates } from './estimate-cost.ts'
import type { Price } from './price-book.ts'

const price: Price = {
  host: 'h',
  model: 'm',
  inputUsdPerMillion: 1,
  outputUsdPerMillion: 10,
  from: '2026-01-01',
  source: 'test',
}
const base = { price, requests: 1000, promptTokens: [100, 100, 100], earlierCompletionTokens: [], maxTokens: undefined }

describe('estimateCost', () => {
  test('goes by earlier answers, cut at the limit of now', () => {
    const earlierCompletionTokens = [10, 20, 20, 20, 30, 400]
    const estimate = estimateCost({ ...base, earlierCompletionTokens, maxTokens: 40 })
    expect(estimate.basis).toBe('history')
    expect(estimate.completionTokens).toEqual({ low: 20, typical: 140 / 6, high: 40 })
    // 1000 requests of 100 tokens at $1, and 20, 23.3 or 40 tokens at $10, for a million each.
    expect(estimate.costUsd?.low).toBeCloseTo(0.1 + 0.2, 10)
    expect(estimate.costUsd?.typical).toBeCloseTo(0.1 + (140 / 6) * 0.01, 10)
    expect(estimate.costUsd?.high).toBeCloseTo(0.1 + 0.4, 10)
  })

  test('without earlier answers it goes from nothing to the limit', () => {
    const estimate = estimateCost({ ...base, maxTokens: 200 })
    expect(estimate.basis).toBe('limit')
    expect(estimate.costUsd?.low).toBeCloseTo(0.1, 10)
    expect(estimate.costUsd?.high).toBeCloseTo(0.1 + 2, 10)
  })

  test('is unknown, not 0, without a limit, a price or a prompt', () => {
    expect(estimateCost(base)).toMatchObject({ basis: 'none', completionTokens: null, costUsd: null })
    expect(estimateCost({ ...base, price: null, maxTokens: 10 }).costUsd).toBeNull()
    expect(estimateCost({ ...base, promptTokens: [], maxTokens: 10 }).costUsd).toBeNull()
  })

  test('what is free costs nothing whatever its length', () => {
    const free = { ...price, inputUsdPerMillion: 0, outputUsdPerMillion: 0 }
    expect(estimateCost({ ...base, price: free }).costUsd).toEqual({ low: 0, typical: 0, high: 0 })
  })
})

test('a sum says how many it leaves out', () => {
  const known = { costUsd: { low: 1, typical: 2, high: 3 } }
  expect(sumEstimates([known, { costUsd: null }, known])).toEqual({
    knownUsd: { low: 2, typical: 4, high: 6 },
    unknownCount: 1,
  })
})
