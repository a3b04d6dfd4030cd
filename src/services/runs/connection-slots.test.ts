import { expect, test } from 'vitest'
import { createConnectionSlots, type Slots } from './connection-slots.ts'

const { signal } = new AbortController()

/** Asks for a slot `count` times; tells how often it was given one. */
function ask(slots: Slots, count: number, by = signal) {
  const asked = { taken: 0, refused: 0 }
  for (let n = 0; n < count; n += 1) {
    void slots.take(by).then((isTaken) => (isTaken ? (asked.taken += 1) : (asked.refused += 1)))
  }
  return asked
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('runs that share a connection make together as many requests as the one that may make most', async () => {
  const { join } = createConnectionSlots()
  const [one, two, elsewhere] = [join('a', 2), join('a', 3), join('b', 1)]
  const asked = [ask(one, 2), ask(two, 3), ask(elsewhere, 2)]
  await settled()
  expect(asked.map(({ taken }) => taken)).toEqual([2, 1, 1])
  one.give()
  await settled()
  expect(asked.map(({ taken }) => taken)).toEqual([2, 2, 1])
})

test('the first to ask is the first to go', async () => {
  const { join } = createConnectionSlots()
  const [one, two] = [join('a', 1), join('a', 1)]
  const order: string[] = []
  for (const [name, slots] of [
    ['one', one],
    ['two', two],
    ['one', one],
  ] as const) {
    void slots.take(signal).then(() => order.push(name))
  }
  for (let n = 0; n < 3; n += 1) {
    await settled()
    one.give()
  }
  expect(order).toEqual(['one', 'two', 'one'])
})

test('who is stopped waits no longer, and takes nothing', async () => {
  const { join } = createConnectionSlots()
  const [one, two] = [join('a', 1), join('a', 1)]
  const stopping = new AbortController()
  const [first, stopped, later] = [ask(one, 1), ask(two, 2, stopping.signal), ask(one, 1)]
  stopping.abort()
  await settled()
  expect([first, stopped, later]).toEqual([
    { taken: 1, refused: 0 },
    { taken: 0, refused: 2 },
    { taken: 0, refused: 0 },
  ])
  two.leave()
  one.give()
  await settled()
  expect([later.taken, ask(two, 1, stopping.signal).taken]).toEqual([1, 0])
})
