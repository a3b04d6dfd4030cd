import { expect, test } from 'vitest'
import { reconnectDelay } from './reconnect-delay.ts'

test('doubles from a quarter of a second to eight seconds', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 40].map((failures) => reconnectDelay(failures, 1))
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000])
})

test('waits at least half of the whole delay', () => {
  expect(reconnectDelay(3, 0)).toBe(500)
  expect(reconnectDelay(0, 0)).toBe(125)
})
