import { describe, expect, it } from 'vitest'
import { createSequencePool } from './sequence-pool.ts'

const { signal } = new AbortController()

describe('createSequencePool', () => {
  it('prefers the free sequence that shares most of the prompt', async () => {
    const pool = createSequencePool(['a', 'b'], 2)
    const first = await pool.acquire([1, 2, 3, 4, 5], signal)
    const second = await pool.acquire([9, 8, 7, 6, 5], signal)
    first.release([1, 2, 3, 4, 5])
    second.release([9, 8, 7, 6, 5])
    const again = await pool.acquire([9, 8, 7, 6, 1], signal)
    expect(again).toMatchObject({ sequence: second.sequence, reusedTokens: 4 })
  })

  it('reuses whole chunks only, and leaves a token to evaluate', async () => {
    const pool = createSequencePool(['a'], 4)
    const tokens = [1, 2, 3, 4, 5, 6, 7, 8]
    const reused = async (next: number[]) => {
      const { reusedTokens, release } = await pool.acquire(next, signal)
      release(tokens)
      return reusedTokens
    }
    expect(await reused(tokens)).toBe(0)
    expect(await reused(tokens)).toBe(4)
    expect(await reused([...tokens, 9])).toBe(8)
    expect(await reused([1, 2, 3, 0, 5])).toBe(0)
  })

  it('takes the sequence unused for longest when nothing is shared', async () => {
    const pool = createSequencePool(['a', 'b'], 1)
    const a = await pool.acquire([1, 1], signal)
    const b = await pool.acquire([2, 2], signal)
    b.release([2, 2])
    a.release([1, 1])
    expect((await pool.acquire([3, 3], signal)).sequence).toBe(b.sequence)
  })

  it('serves those who wait in their order', async () => {
    const pool = createSequencePool(['a'], 1)
    const loan = await pool.acquire([1], signal)
    const served: number[] = []
    const waiting = [1, 2].map(async (n) => {
      const next = await pool.acquire([n], signal)
      served.push(n)
      next.release([])
    })
    loan.release([])
    await Promise.all(waiting)
    expect(served).toEqual([1, 2])
  })

  it('lets one who waits leave, and goes on with the next', async () => {
    const pool = createSequencePool(['a'], 1)
    const loan = await pool.acquire([1], signal)
    const impatient = new AbortController()
    const left = pool.acquire([2], impatient.signal)
    const stays = pool.acquire([3], signal)
    impatient.abort()
    await expect(left).rejects.toMatchObject({ code: 'cancelled' })
    loan.release([])
    expect((await stays).sequence).toBe('a')
  })
})
