import { describe, expect, it, vi } from 'vitest'
import { createLeaseCache } from './lease-cache.ts'

const { signal } = new AbortController()

function setUp(size: number) {
  const events: string[] = []
  let time = 0
  const cache = createLeaseCache<string, string>({
    size,
    keyOf: (item) => item,
    load: async (item) => {
      if (item === 'broken') throw new Error('cannot be loaded')
      events.push(`load ${item}`)
      return item.toUpperCase()
    },
    dispose: async (value) => {
      events.push(`dispose ${value}`)
    },
    now: () => time,
  })
  const use = async (item: string) => (await cache.acquire(item, signal)).release()
  return { cache, events, use, pass: (ms: number) => (time += ms) }
}

describe('createLeaseCache', () => {
  it('loads once and lends again', async () => {
    const { cache, events } = setUp(1)
    const [first, second] = await Promise.all([cache.acquire('a', signal), cache.acquire('a', signal)])
    expect([first.value, second.value]).toEqual(['A', 'A'])
    expect((await cache.acquire('a', signal)).loadMs).toBeUndefined()
    expect(events).toEqual(['load a'])
  })

  it('drops what was unused for longest, before it loads another', async () => {
    const { events, use, pass } = setUp(2)
    for (const item of ['a', 'b', 'a', 'c']) {
      await use(item)
      pass(1)
    }
    expect(events).toEqual(['load a', 'load b', 'dispose B', 'load c'])
  })

  it('waits for a place while everything is in use', async () => {
    const { cache, events } = setUp(1)
    const a = await cache.acquire('a', signal)
    const b = cache.acquire('b', signal)
    await Promise.resolve()
    expect(events).toEqual(['load a'])
    a.release()
    expect((await b).value).toBe('B')
    expect(events).toEqual(['load a', 'dispose A', 'load b'])
  })

  it('lets loaded values overtake one that waits, but not for ever', async () => {
    const { cache, pass } = setUp(1)
    const first = await cache.acquire('a', signal)
    const b = cache.acquire('b', signal)
    const second = await cache.acquire('a', signal)
    pass(10_000)
    const late = cache.acquire('a', signal)
    first.release()
    second.release()
    const granted = await Promise.race([b, late])
    expect(granted.value).toBe('B')
    granted.release()
    expect((await late).value).toBe('A')
  })

  it('forgets a value that could not be loaded', async () => {
    const { cache } = setUp(1)
    await expect(cache.acquire('broken', signal)).rejects.toThrow('cannot be loaded')
    expect((await cache.acquire('a', signal)).value).toBe('A')
  })

  it('lets one who waits leave', async () => {
    const { cache, events } = setUp(1)
    const a = await cache.acquire('a', signal)
    const impatient = new AbortController()
    const b = cache.acquire('b', impatient.signal)
    impatient.abort()
    await expect(b).rejects.toMatchObject({ code: 'cancelled' })
    a.release()
    await vi.waitFor(() => expect(events).toEqual(['load a']))
  })

  it('evicts what is idle on demand', async () => {
    const { cache, events, use } = setUp(3)
    await use('a')
    const b = await cache.acquire('b', signal)
    await cache.evict(() => true)
    expect(events).toEqual(['load a', 'load b', 'dispose A'])
    b.release()
  })
})
