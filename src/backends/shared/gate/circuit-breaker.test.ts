import { expect, test } from 'vitest'
import { createCircuitBreaker } from './circuit-breaker.ts'

test('opens after failures in a row, waits longer after each probe, and gives up after six', () => {
  const breaker = createCircuitBreaker(4)
  let nowMs = 0
  for (let failure = 0; failure < 7; failure += 1) expect(breaker.failed(nowMs)).toBe(false)
  expect(breaker.isOpen).toBe(false)
  expect(breaker.failed(nowMs)).toBe(false)
  expect(breaker.isOpen).toBe(true)
  const pauses: number[] = []
  let isGivenUp = false
  while (!isGivenUp) {
    pauses.push(breaker.probeAtMs - nowMs)
    nowMs = breaker.probeAtMs
    isGivenUp = breaker.failed(nowMs)
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 16_000])
  expect(breaker.isOpen).toBe(true)
  expect(breaker.probeAtMs).toBe(nowMs)
})

test('an answer closes it', () => {
  const breaker = createCircuitBreaker(4)
  for (let failure = 0; failure < 8; failure += 1) breaker.failed(0)
  breaker.answered()
  expect(breaker.isOpen).toBe(false)
})

test('requests that were on their way when it opened are no probes', () => {
  const breaker = createCircuitBreaker(32)
  for (let failure = 0; failure < 32; failure += 1) breaker.failed(0)
  const at = breaker.probeAtMs
  for (let failure = 0; failure < 32; failure += 1) expect(breaker.failed(1)).toBe(false)
  expect(breaker.probeAtMs).toBe(at)
})
