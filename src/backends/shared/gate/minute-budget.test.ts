import { expect, test } from 'vitest'
import { createMinuteBudget } from './minute-budget.ts'

test('spends ten seconds at once and then evenly, and never more than a minute allows', () => {
  const budget = createMinuteBudget(60)
  let nowMs = 0
  const sent: number[] = []
  for (let request = 0; request < 100; request += 1) {
    nowMs += budget.waitMs(1, nowMs)
    budget.spend(1, nowMs)
    sent.push(nowMs)
  }
  expect(sent.filter((ms) => ms === 0)).toHaveLength(10)
  expect(sent[10]).toBe(1000)
  for (const begin of sent) {
    expect(sent.filter((ms) => ms >= begin && ms < begin + 60_000).length).toBeLessThanOrEqual(70)
  }
})

test('more than it holds goes when it is full, and is paid off', () => {
  const budget = createMinuteBudget(600)
  expect(budget.waitMs(500, 0)).toBe(0)
  budget.spend(500, 0)
  expect(budget.waitMs(1, 0)).toBe(40_100)
  budget.correct(-400)
  expect(budget.waitMs(1, 0)).toBe(100)
})

test('without a limit nothing waits', () => {
  const budget = createMinuteBudget(undefined)
  budget.spend(1e9, 0)
  expect(budget.waitMs(1e9, 0)).toBe(0)
})
