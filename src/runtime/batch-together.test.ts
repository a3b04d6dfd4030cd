import type { BatchItem } from 'node-llama-cpp'
import { describe, expect, it } from 'vitest'
import { createBatchTogether } from './batch-together.ts'

const item = (length: number): BatchItem => ({
  tokens: Array.from({ length }, () => 1 as BatchItem['tokens'][number]),
  logits: [],
  evaluationPriority: 5,
})

describe('createBatchTogether', () => {
  it('puts a batch off until everyone is in it', () => {
    const together = createBatchTogether()
    together.enter()
    together.enter()
    const [first, second] = [item(1), item(1)]
    expect(together.strategy({ items: [first], size: 8 })).toEqual([])
    expect(together.strategy({ items: [first, second], size: 8 })).toEqual([
      { item: first, processAmount: 1 },
      { item: second, processAmount: 1 },
    ])
  })

  it('does not wait for ever for one that is late', () => {
    const together = createBatchTogether()
    together.enter()
    together.enter()
    const items = [item(1)]
    let delays = 0
    while (together.strategy({ items, size: 8 }).length === 0) delays += 1
    expect(delays).toBeGreaterThan(1)
    expect(delays).toBeLessThan(100)
  })

  it('does not wait for one that has left', () => {
    const together = createBatchTogether()
    together.enter()
    together.enter().leave()
    expect(together.strategy({ items: [item(1)], size: 8 })).toHaveLength(1)
  })

  it('tells who was computed together with another', () => {
    const together = createBatchTogether()
    const first = together.enter()
    together.strategy({ items: [item(1)], size: 8 })
    expect(first.isShared).toBe(false)
    const second = together.enter()
    together.strategy({ items: [item(1), item(1)], size: 8 })
    second.leave()
    const third = together.enter()
    expect([first, second, third].map(({ isShared }) => isShared)).toEqual([true, true, false])
  })

  it('fills a batch in order, and leaves the rest for the next', () => {
    const together = createBatchTogether()
    const items = [item(5), item(5), item(5)]
    expect(together.strategy({ items, size: 8 }).map(({ processAmount }) => processAmount)).toEqual([5, 3])
  })

  it('keeps the others at the gate while somebody needs the context', async () => {
    const together = createBatchTogether()
    expect(together.gate()).toBeUndefined()
    const order: string[] = []
    const work = together.between(async () => {
      await Promise.resolve()
      order.push('work')
    })
    const waiter = Promise.resolve(together.gate()).then(() => order.push('step'))
    await Promise.all([work, waiter])
    expect(order).toEqual(['work', 'step'])
    expect(together.gate()).toBeUndefined()
  })

  it('opens the gate when that work fails', async () => {
    const together = createBatchTogether()
    await expect(together.between(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
    expect(together.gate()).toBeUndefined()
  })
})
