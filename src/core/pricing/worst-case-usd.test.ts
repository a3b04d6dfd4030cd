import { expect, test } from 'vitest'
import type { Price } from './price-book.ts'
import { worstCaseUsd } from './worst-case-usd.ts'

const price: Price = {
  host: 'h',
  model: 'm',
  inputUsdPerMillion: 1,
  outputUsdPerMillion: 10,
  from: '2026-01-01',
  source: 'test',
}
const messages = [{ role: 'user' as const, content: 'aé€😀' }]

test('a request costs at most a token for every byte, and the longest answer', () => {
  // 1 + 2 + 3 + 4 bytes and 16 tokens of the chat format, then 100 tokens of answer.
  expect(worstCaseUsd(price, messages, 100)).toBeCloseTo((26 + 1000) / 1e6, 12)
})

test('it has no bound without a price, or without a limit of the answer', () => {
  expect(worstCaseUsd(null, messages, 100)).toBeNull()
  expect(worstCaseUsd(price, messages, undefined)).toBeNull()
  expect(worstCaseUsd({ ...price, inputUsdPerMillion: 0, outputUsdPerMillion: 0 }, messages, undefined)).toBe(0)
})
