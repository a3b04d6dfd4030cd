import { expect, it } from 'vitest'
import { createEventQueue } from './event-queue.ts'

it('hands on values in order, those before the reader came and those while it waits, and then ends', async () => {
  const queue = createEventQueue<number>()
  queue.push(1)
  queue.push(2)
  const seen: number[] = []
  const reading = (async () => {
    for await (const value of queue) {
      seen.push(value)
      if (value === 2) setTimeout(() => queue.push(3), 1)
      if (value === 3) {
        queue.push(4)
        queue.end()
      }
    }
  })()
  await reading
  expect(seen).toEqual([1, 2, 3, 4])
})
