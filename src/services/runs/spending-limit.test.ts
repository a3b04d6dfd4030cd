import { describe, expect, test } from 'vitest'
import { createSpendingLimit } from './spending-limit.ts'

const { signal } = new AbortController()

const create = (spentUsd: number) =>
  createSpendingLimit({ getCapUsd: () => 1, spentUsd, words: { what: 'The cap', mend: 'raise it' } })

describe('a limit of one dollar', () => {
  test('requests in flight count at their worst, and make room when they end', async () => {
    const limit = create(0.2)
    expect(await limit.take(0.4, signal)).toBe(true)
    let isTaken: boolean | undefined
    const second = limit.take(0.5, signal).then((taken) => {
      isTaken = taken
    })
    await Promise.resolve()
    expect(isTaken).toBeUndefined()
    limit.settle(0.4, 0.1)
    await second
    expect(isTaken).toBe(true)
    expect(limit.spentUsd).toBeCloseTo(0.3, 12)
  })

  test('what cannot fit any more is refused at once, and never waits', async () => {
    const limit = create(0.9)
    expect(await limit.take(0.2, signal)).toBe(false)
    expect(await limit.take(0.1, signal)).toBe(true)
  })

  test('an unknown cost counts as the worst', async () => {
    const limit = create(0)
    expect(await limit.take(0.6, signal)).toBe(true)
    limit.settle(0.6, null)
    expect(limit.spentUsd).toBe(0.6)
    expect(await limit.take(0.5, signal)).toBe(false)
  })

  test('waiting ends with the signal', async () => {
    const limit = create(0)
    await limit.take(0.9, signal)
    const stopping = new AbortController()
    const waiting = limit.take(0.5, stopping.signal)
    stopping.abort()
    expect(await waiting).toBe(false)
    expect(await limit.take(0.1, stopping.signal)).toBe(false)
  })

  test('never more than the cap, in any order of sending and answering', async () => {
    const limit = create(0)
    let spent = 0
    const work = async (worst: number, actual: number) => {
      if (!(await limit.take(worst, signal))) return
      await Promise.resolve()
      spent += actual
      limit.settle(worst, actual)
    }
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => work(0.05 + (index % 7) / 100, 0.02 + (index % 5) / 100)),
    )
    expect(spent).toBeLessThanOrEqual(1)
    expect(spent).toBeGreaterThan(0.85)
  })
})
