import { expect, test } from 'vitest'
import { mergeStreams } from './merge-streams.ts'

async function* timed(name: string, ...delaysMs: number[]) {
  for (const delayMs of delaysMs) {
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    yield `${name}${delayMs}`
  }
}

test('gives items in the order in which they come and ends when all have ended', async () => {
  const items: string[] = []
  for await (const item of mergeStreams([timed('a', 10, 60), timed('b', 35, 5), timed('c')])) items.push(item)
  expect(items).toEqual(['a10', 'b35', 'b5', 'a60'])
})

test('loses nothing of streams that are ready at once', async () => {
  async function* many(name: string) {
    for (let number = 0; number < 500; number += 1) yield `${name}${number}`
  }
  const items: string[] = []
  for await (const item of mergeStreams([many('a'), many('b')])) items.push(item)
  expect(items).toHaveLength(1000)
  expect(items.filter((item) => item.startsWith('a'))).toEqual(Array.from({ length: 500 }, (_, number) => `a${number}`))
})

test('ends the other streams when one throws or the reader stops', async () => {
  const ended: string[] = []
  async function* forever(name: string) {
    try {
      for (;;) yield name
    } finally {
      ended.push(name)
    }
  }
  async function* failing() {
    yield 'x'
    throw new Error('broken')
  }
  const read = async () => {
    for await (const item of mergeStreams([forever('a'), failing()])) void item
  }
  await expect(read()).rejects.toThrow('broken')
  for await (const item of mergeStreams([forever('b'), forever('c')])) {
    expect(item).toBe('b')
    break
  }
  await expect.poll(() => ended.toSorted()).toEqual(['a', 'b', 'c'])
})
