import { expect, test } from 'vitest'
import { createAdaptiveConcurrency } from './adaptive-concurrency.ts'

test('one refusal halves it once, however many requests of the same time are refused', () => {
  const adaptive = createAdaptiveConcurrency(16)
  const begun = Array.from({ length: 16 }, () => adaptive.begin())
  for (const time of begun) adaptive.limited(time, 16)
  expect(adaptive.limit).toBe(8)
  adaptive.limited(adaptive.begin(), 8)
  expect(adaptive.limit).toBe(4)
})

test('it grows by one a round of answers, and never over what was asked for', () => {
  const adaptive = createAdaptiveConcurrency(4)
  adaptive.limited(adaptive.begin(), 4)
  expect(adaptive.limit).toBe(2)
  for (let answer = 0; answer < 3; answer += 1) adaptive.answered()
  expect(adaptive.limit).toBe(3)
  for (let answer = 0; answer < 100; answer += 1) adaptive.answered()
  expect(adaptive.limit).toBe(4)
})

test('one request at a time is always allowed', () => {
  const adaptive = createAdaptiveConcurrency(1)
  for (let refusal = 0; refusal < 5; refusal += 1) adaptive.limited(adaptive.begin(), 1)
  expect(adaptive.limit).toBe(1)
})

test('it halves what was on its way, where that is less than what was allowed', () => {
  const adaptive = createAdaptiveConcurrency(512)
  adaptive.limited(adaptive.begin(), 40)
  expect(adaptive.limit).toBe(20)
})
