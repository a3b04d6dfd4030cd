import { afterEach, describe, expect, it } from 'vitest'
import { collectEvents, endOf, failureOf } from '../testing/conformance.ts'
import { startOpenAiServer, type OpenAiServer, type ServerFailure } from '../testing/openai-server.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import { createOpenAiBackend } from './index.ts'

const limited = (headers: Record<string, string> = {}): ServerFailure => ({ kind: 'status', status: 429, headers })
const broken: ServerFailure = { kind: 'status', status: 503, body: { error: { message: 'overloaded' } } }

describe('retries', () => {
  const openServers: OpenAiServer[] = []
  afterEach(async () => {
    for (const server of openServers.splice(0)) await server.close()
  })

  /** A backend whose first requests fail, and which does not really wait. */
  async function start(
    failures: readonly (ServerFailure | undefined)[],
    clock: Partial<Clock> = {},
    maxAttempts?: number,
  ) {
    const server = await startOpenAiServer({ fail: (_, n) => failures[n - 1] })
    openServers.push(server)
    const sleeps: number[] = []
    let sleptMs = 0
    const backend = createOpenAiBackend({
      connectionId: 'test',
      name: 'Test',
      baseUrl: server.url,
      readKey: async () => ({ keyName: 'TEST_KEY' }),
      random: () => 0.5,
      clock: {
        ...systemClock,
        wallMs: () => Date.UTC(2026, 10, 22, 12),
        monotonicMs: () => performance.now() + sleptMs,
        async sleep(ms) {
          sleeps.push(ms)
          sleptMs += ms
        },
        ...clock,
      },
      ...(maxAttempts && { maxAttempts }),
    })
    const ask = async (signal?: AbortSignal) => {
      const request = { model: { name: 'm' }, messages: [{ role: 'user' as const, content: 'hi' }], settings: {} }
      return endOf(await collectEvents(backend, request, signal))
    }
    return { server, sleeps, ask }
  }

  it('backs off exponentially, and counts', async () => {
    const { server, sleeps, ask } = await start([
      broken,
      { kind: 'reset' },
      limited(),
      { kind: 'cut' },
      { kind: 'break' },
    ])
    expect(await ask()).toMatchObject({ text: 'You said: hi', retries: 5 })
    expect(sleeps).toEqual([250, 500, 1000, 2000, 4000])
    expect(server.requestCount).toBe(6)
  })

  it('gives up after the last attempt, with the last error', async () => {
    const { server, sleeps, ask } = await start([broken, broken, limited({ 'retry-after': '3' }), broken], {}, 3)
    expect(await failureOf(ask)).toMatchObject({ code: 'rate-limited', data: { retryAfterMs: 3_000 } })
    expect(sleeps).toHaveLength(2)
    expect(server.requestCount).toBe(3)
  })

  it('honours Retry-After in full, as seconds and as a date', async () => {
    const { sleeps, ask } = await start([
      limited({ 'retry-after': '75' }),
      limited({ 'retry-after': 'Sun, 22 Nov 2026 12:05:00 GMT' }),
      limited({ 'retry-after-ms': '1500' }),
    ])
    expect(await ask()).toMatchObject({ retries: 3 })
    expect(sleeps).toEqual([75_250, 300_500, 2_500])
  })

  it('does not wait for hours: it says so instead', async () => {
    const { server, sleeps, ask } = await start([limited({ 'retry-after': '86400' })])
    expect(await failureOf(ask)).toMatchObject({ code: 'rate-limited', data: { retryAfterMs: 86_400_000 } })
    expect(sleeps).toEqual([])
    expect(server.requestCount).toBe(1)
  })

  it.each([400, 401, 402, 403, 404, 413, 422])('sends a request once that was answered with %i', async (status) => {
    const { server, ask } = await start([{ kind: 'status', status, body: {} }])
    expect(await failureOf(ask)).toMatchObject({ retryable: false })
    expect(server.requestCount).toBe(1)
  })

  it('does not wait for a quota that is used up', async () => {
    const error = { message: 'You exceeded your current quota', code: 'insufficient_quota' }
    const { server, ask } = await start([{ kind: 'status', status: 429, body: { error } }])
    expect(await failureOf(ask)).toMatchObject({ code: 'request-refused', data: { status: 429 } })
    expect(server.requestCount).toBe(1)
  })

  it('stops waiting when it is cancelled', async () => {
    const controller = new AbortController()
    const sleep: Clock['sleep'] = (ms, signal) => {
      setTimeout(() => controller.abort(), 5)
      return systemClock.sleep(ms, signal)
    }
    const { server, ask } = await start([limited({ 'retry-after': '500' })], { sleep })
    expect(await failureOf(() => ask(controller.signal))).toMatchObject({ code: 'cancelled' })
    expect(server.requestCount).toBe(1)
  })
})
