import { describe, expect, test } from 'vitest'
import type { Clock } from '../clock.ts'
import { createRequestGate, type GateLimits, type Pass } from './request-gate.ts'

/** A clock that is moved by hand. */
function createHandClock(): Clock & { move(ms: number): void } {
  let nowMs = 0
  let timers: { atMs: number; callback: () => void }[] = []
  return {
    monotonicMs: () => nowMs,
    wallMs: () => nowMs,
    sleep: () => Promise.resolve(),
    after(ms, callback) {
      const timer = { atMs: nowMs + ms, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    move(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const next = timers.toSorted((left, right) => left.atMs - right.atMs)[0]
        if (!next || next.atMs > endMs) break
        timers = timers.filter((one) => one !== next)
        nowMs = next.atMs
        next.callback()
      }
      nowMs = endMs
    },
  }
}

function open(limits: Partial<GateLimits> = {}) {
  const clock = createHandClock()
  const gate = createRequestGate({ limits: { concurrency: 4, ...limits }, clock, connection: 'Cloud', url: 'http://c' })
  const passes: Pass[] = []
  const failures: unknown[] = []
  const ask = (count: number, tokens = 10) => {
    for (let index = 0; index < count; index += 1) {
      gate.enter(tokens, new AbortController().signal).then(
        (pass) => passes.push(pass),
        (error: unknown) => failures.push(error),
      )
    }
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { clock, gate, passes, failures, ask, settle }
}

describe('createRequestGate', () => {
  test('lets as many through at once as allowed, the others as these end', async () => {
    const { passes, ask, settle } = open()
    ask(6)
    await settle()
    expect(passes).toHaveLength(4)
    passes[0]?.end({ kind: 'answered' })
    passes[0]?.end({ kind: 'answered' })
    await settle()
    expect(passes).toHaveLength(5)
  })

  test('a refusal halves what goes at once and keeps everyone waiting as long as it asks', async () => {
    const { clock, gate, passes, ask, settle } = open()
    ask(8)
    await settle()
    passes[0]?.end({ kind: 'limited', pauseMs: 5000 })
    for (const pass of passes.slice(1)) pass.end({ kind: 'answered' })
    await settle()
    expect(passes).toHaveLength(4)
    expect(gate.describe()).toBe('Cloud asks to wait; going on in 5 s')
    clock.move(4999)
    await settle()
    expect(passes).toHaveLength(4)
    clock.move(1)
    await settle()
    // Half of four, and a little more for the answers since.
    expect(passes).toHaveLength(7)
  })

  test('keeps to requests and tokens a minute', async () => {
    const { clock, passes, ask, settle } = open({ concurrency: 100, requestsPerMinute: 60 })
    ask(30)
    await settle()
    expect(passes).toHaveLength(10)
    clock.move(5000)
    await settle()
    expect(passes).toHaveLength(15)
    const tokens = open({ concurrency: 100, tokensPerMinute: 6000 })
    tokens.ask(30, 100)
    await tokens.settle()
    expect(tokens.passes).toHaveLength(10)
    // They used a tenth of what was guessed, which lets nine more through.
    for (const pass of tokens.passes) pass.end({ kind: 'answered', tokens: 10 })
    await tokens.settle()
    expect(tokens.passes.length).toBeGreaterThanOrEqual(19)
  })

  test('a server that is down is probed with one request, and given up with those that wait', async () => {
    const { clock, gate, passes, failures, ask, settle } = open()
    ask(20)
    await settle()
    for (let index = 0; index < 8; index += 1) {
      passes[index]?.end({ kind: 'failed' })
      await settle()
    }
    expect(gate.isDown).toBe(true)
    // Those that were let in before it opened end too.
    for (const pass of passes.slice(8)) pass.end({ kind: 'failed' })
    const before = passes.length
    clock.move(1000)
    await settle()
    expect(passes).toHaveLength(before + 1)
    expect(gate.describe()).toContain('Cloud does not answer')
    while (failures.length === 0) {
      passes.at(-1)?.end({ kind: 'failed' })
      clock.move(16_000)
      await settle()
    }
    expect(failures[0]).toMatchObject({ code: 'connection-down', message: expect.stringContaining('Cloud') })
    ask(1)
    await settle()
    passes.at(-1)?.end({ kind: 'answered' })
    expect(gate.isDown).toBe(false)
  })

  test('a request that is cancelled waits no longer', async () => {
    const { gate, ask, settle } = open({ concurrency: 1 })
    ask(1)
    await settle()
    const stopping = new AbortController()
    const waiting = gate.enter(1, stopping.signal)
    stopping.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })
})
