import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTextBatcher } from './text-batcher.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('sends the first piece at once and later ones together', () => {
  const sent: string[] = []
  const batcher = createTextBatcher((text) => sent.push(text))
  for (const piece of ['a', 'b', 'c']) batcher.add(piece)
  expect(sent).toEqual(['a'])
  vi.advanceTimersByTime(20)
  expect(sent).toEqual(['a', 'bc'])
})

it('sends what is left when it is flushed, once', () => {
  const sent: string[] = []
  const batcher = createTextBatcher((text) => sent.push(text))
  for (const piece of ['a', 'b']) batcher.add(piece)
  batcher.flush()
  vi.advanceTimersByTime(20)
  expect(sent).toEqual(['a', 'b'])
})
