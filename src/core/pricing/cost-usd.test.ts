import { describe, expect, it } from 'vitest'
import { costUsd } from './cost-usd.ts'
import type { Price } from './price-book.ts'

const price: Price = {
  host: 'api.example.com',
  model: 'm',
  inputUsdPerMillion: 2,
  cachedInputUsdPerMillion: 0.5,
  outputUsdPerMillion: 8,
  from: '2026-01-01',
  source: 'test',
}
const free: Price = { ...price, inputUsdPerMillion: 0, cachedInputUsdPerMillion: 0, outputUsdPerMillion: 0 }

describe('costUsd', () => {
  it('prices input, cached input and output', () => {
    const usage = {
      promptTokens: 1_000_000,
      cachedPromptTokens: 400_000,
      completionTokens: 250_000,
      reasoningTokens: 9,
    }
    expect(costUsd(price, usage)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.25 * 8, 12)
  })

  it('takes cached tokens for ordinary ones where the price makes no difference, or none are reported', () => {
    const { cachedInputUsdPerMillion: _, ...plain } = price
    expect(costUsd(plain, { promptTokens: 1000, cachedPromptTokens: 900, completionTokens: 0 })).toBeCloseTo(0.002, 12)
    expect(costUsd(price, { promptTokens: 1000, completionTokens: 0 })).toBeCloseTo(0.002, 12)
  })

  it('never counts more cached tokens than the prompt has', () => {
    expect(costUsd(price, { promptTokens: 10, cachedPromptTokens: 99, completionTokens: 0 })).toBeCloseTo(5e-6, 15)
  })

  it.each([
    ['no price', undefined, { promptTokens: 1, completionTokens: 1 }],
    ['no usage', price, {}],
    ['no prompt tokens', price, { completionTokens: 1 }],
    ['no completion tokens', price, { promptTokens: 1 }],
    ['only cached tokens', price, { cachedPromptTokens: 1, completionTokens: 1 }],
    ['a prompt that is too long', { ...price, maxPromptTokens: 100 }, { promptTokens: 101, completionTokens: 1 }],
    ['a prompt of unknown length', { ...free, maxPromptTokens: 100 }, { completionTokens: 1 }],
  ])('is unknown with %s, not 0', (_, given, usage) => {
    expect(costUsd(given, usage)).toBeNull()
  })

  it('is 0 where everything is free, even when tokens are not counted', () => {
    expect(costUsd(free, {})).toBe(0)
    expect(costUsd({ ...price, outputUsdPerMillion: 0 }, { promptTokens: 1_000_000 })).toBe(2)
  })

  it('prices a prompt that is just short enough, and an empty one', () => {
    expect(costUsd({ ...price, maxPromptTokens: 100 }, { promptTokens: 100, completionTokens: 0 })).toBeCloseTo(
      2e-4,
      12,
    )
    expect(costUsd(price, { promptTokens: 0, completionTokens: 1_000_000 })).toBe(8)
  })
})
