import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Backend } from '../../core/backend.ts'
import { toErrorReport, type AssayError } from '../../core/errors.ts'
import type { HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import type { ApiFailure, ApiServer, ApiServerOptions } from './api-server.ts'
import { collectEvents, describeBackend, endOf, failureOf, type BackendLimits } from './conformance.ts'

/** One hosted backend and the stand-in for its server. */
export interface HostedBackendUnderTest {
  name: string
  startServer(options: ApiServerOptions): Promise<ApiServer>
  createBackend(options: HostedBackendOptions): Backend
  limits?: BackendLimits
  /** Variables that its package reads; none of them may have an effect. */
  environment: Readonly<Record<string, string>>
  /** The header that carries the key. */
  keyHeader: string
  /** What else is sent besides what every request has. */
  headers: readonly string[]
  /** An error as this API words it. */
  errorBody(message: string): unknown
}

const key = 'sk-proj-Zq8vLm2Xc7Rt4Yb9Wd3K'
const messages = [{ role: 'user' as const, content: 'one two three four five six seven eight nine ten' }]
const request = { model: { name: 'test-model' }, messages, settings: {} }

const status = (code: number, headers: Record<string, string> = {}): ApiFailure => ({
  kind: 'status',
  status: code,
  headers,
})

/** The tests that every hosted backend of its own API passes, besides those of `describeBackend`. */
export function describeHostedBackend(subject: HostedBackendUnderTest): void {
  describeBackend(
    subject.name,
    async () => {
      const server = await subject.startServer({ key, models: ['test-model'], latencyMs: 2, pieceDelayMs: 2 })
      const backend = subject.createBackend(connect(server))
      const tearDown = () => server.close()
      return { backend, model: request.model, unknownModel: { name: 'nobody' }, messages, tearDown }
    },
    subject.limits,
  )

  describe(`${subject.name} as a hosted backend`, () => {
    const openServers: ApiServer[] = []
    afterEach(async () => {
      vi.unstubAllEnvs()
      for (const server of openServers.splice(0)) await server.close()
    })

    async function start(serverOptions: ApiServerOptions = {}, options: Partial<HostedBackendOptions> = {}) {
      const server = await subject.startServer(serverOptions)
      openServers.push(server)
      const backend = subject.createBackend({ ...connect(server), ...options })
      const ask = async (signal?: AbortSignal) => endOf(await collectEvents(backend, request, signal))
      return { server, backend, ask }
    }

    async function askFailing(failure: ApiFailure, value: string | undefined = key): Promise<AssayError> {
      const readKey = async () => ({ keyName: 'TEST_KEY', value })
      const { ask } = await start({ fail: () => failure }, { maxAttempts: 1, readKey })
      return failureOf(ask)
    }

    it('is shut off from the environment, and sends no header that it need not', async () => {
      for (const [name, value] of Object.entries(subject.environment)) vi.stubEnv(name, value)
      const spoken = (['log', 'info', 'debug', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level))
      const { server, ask } = await start()
      expect(await ask()).toMatchObject({ text: `You said: ${messages[0]?.content}`, finishReason: 'stop' })
      const { headers = {} } = server.requests.at(0) ?? {}
      const usual = ['accept', 'connection', 'content-length', 'content-type', 'host', 'user-agent']
      expect(Object.keys(headers).sort()).toEqual([...usual, subject.keyHeader, ...subject.headers].sort())
      expect(headers[subject.keyHeader]).toBe(key)
      expect(headers['user-agent']).toBe('assay')
      for (const level of spoken) expect(level).not.toHaveBeenCalled()
    })

    it('sends no key where there is none, and reads it anew for every request', async () => {
      const keys = [undefined, ' first\n', 'second']
      const { server, ask } = await start({}, { readKey: async () => ({ keyName: 'TEST_KEY', value: keys.shift() }) })
      for (let n = 0; n < 3; n += 1) await ask()
      const sent = server.requests.map(({ headers }) => headers[subject.keyHeader])
      expect(sent).toEqual([undefined, 'first', 'second'])
    })

    it('tries again with a growing wait, honours Retry-After, and counts', async () => {
      const failures = [
        status(500),
        status(429, { 'retry-after': '2' }),
        status(529),
        { kind: 'reset' },
        { kind: 'cut' },
      ]
      const sleeps: number[] = []
      const clock: Clock = { ...systemClock, sleep: async (ms) => void sleeps.push(ms) }
      const fail = (_: unknown, n: number) => failures[n - 1] as ApiFailure | undefined
      const { server, ask } = await start({ fail }, { clock, random: () => 0.5 })
      expect(await ask()).toMatchObject({ retries: 5 })
      expect(sleeps).toEqual([250, 2_500, 1_000, 2_000, 4_000])
      expect(server.requests).toHaveLength(6)
    })

    it.each<[string, ApiFailure, object]>([
      ['a wrong key', status(401), { code: 'wrong-key', data: { keyName: 'TEST_KEY' } }],
      ['a key without the right', status(403), { code: 'wrong-key' }],
      [
        'too many requests',
        status(429, { 'retry-after': '7' }),
        { code: 'rate-limited', data: { retryAfterMs: 7_000 } },
      ],
      ['a server error', status(500), { code: 'server-error', retryable: true }],
      ['an overload', status(529), { code: 'server-error', retryable: true, data: { status: 529 } }],
      ['a refusal', status(400), { code: 'request-refused', retryable: false }],
      ['a reset', { kind: 'reset' }, { code: 'connection-failed', data: { reason: 'the connection was reset' } }],
      ['a cut stream', { kind: 'cut', afterPieces: 2 }, { code: 'stream-cut', retryable: true }],
      ['a broken stream', { kind: 'break', afterPieces: 1 }, { code: 'stream-cut', retryable: true }],
      ['an empty stream', { kind: 'cut' }, { code: 'stream-cut' }],
      ['garbage', { kind: 'garbage' }, { code: 'bad-reply', retryable: false }],
      ['a piece that is none', { kind: 'odd', afterPieces: 1 }, { code: 'bad-reply' }],
      [
        'a web page',
        { kind: 'raw', contentType: 'text/html; charset=utf-8', body: '<!doctype html><p>Log in' },
        { code: 'bad-reply', data: { reason: 'it sent a web page' } },
      ],
    ])('says what %s is', async (_, failure, expected) => {
      expect(await askFailing(failure)).toMatchObject(expected)
    })

    it('says in the server’s own words why it refused', async () => {
      const body = subject.errorBody('the setting is out of range.')
      expect(await askFailing({ kind: 'status', status: 400, body })).toMatchObject({
        code: 'request-refused',
        data: { reason: 'the setting is out of range' },
      })
    })

    it('says which key is missing, and which model is', async () => {
      expect(await askFailing(status(401), '')).toMatchObject({ code: 'key-missing', data: { keyName: 'TEST_KEY' } })
      expect((await askFailing(status(404))).message).toContain('the model asked for is "test-model"')
    })

    it('ends a stream that falls silent', async () => {
      const { ask } = await start({ fail: () => ({ kind: 'idle', afterPieces: 1 }) }, { idleMs: 100 })
      expect(await failureOf(ask)).toMatchObject({ code: 'stream-idle', retryable: true })
    })

    it('passes on no text twice, and leaves a stream that breaks to the caller', async () => {
      const { server, backend } = await start({ fail: () => ({ kind: 'break', afterPieces: 2 }) })
      const texts: string[] = []
      const failure = await failureOf(async () => {
        for await (const event of backend.generate(request)) if (event.type === 'text') texts.push(event.text)
      })
      expect(failure).toMatchObject({ code: 'stream-cut' })
      expect(texts.join('')).toBe('You said: one two three ')
      expect(server.requests).toHaveLength(1)
    })

    it('drops the connection of a request that is cancelled or left', async () => {
      const { server, backend } = await start({ pieceDelayMs: 500 })
      const controller = new AbortController()
      expect(
        await failureOf(async () => {
          for await (const event of backend.generate(request, controller.signal)) {
            if (event.type === 'text') controller.abort()
          }
        }),
      ).toMatchObject({ code: 'cancelled' })
      for await (const event of backend.generate(request)) if (event.type === 'text') break
      await vi.waitFor(() => expect(server.inFlight).toBe(0))
    })

    it('answers many requests at once, each with its own text', async () => {
      const { backend } = await start({ latencyMs: 20 })
      const texts = await Promise.all(
        Array.from({ length: 50 }, async (_, n) => {
          const own = { ...request, messages: [{ role: 'user' as const, content: `number ${n}` }] }
          return endOf(await collectEvents(backend, own)).text
        }),
      )
      expect(texts).toEqual(Array.from({ length: 50 }, (_, n) => `You said: number ${n}`))
    })

    const echoes = [
      `Invalid key: ${key}. You can find your key at ...`,
      `Invalid key: sk-proj-****************Wd3K.`,
      `header "${subject.keyHeader}: ${key}" is not allowed`,
    ]
    it.each([400, 401, 403, 404, 429, 500].flatMap((code) => echoes.map((echo) => [code, echo] as const)))(
      'shows no part of a key that is echoed with %i: %s',
      async (code, echo) => {
        const body = subject.errorBody(echo)
        const failures = await Promise.all([
          askFailing({ kind: 'status', status: code, body }),
          askFailing({ kind: 'status', status: code, body: echo }),
          askFailing({ kind: 'sent-error', error: { code, type: 'api_error', message: echo } }),
        ])
        for (const failure of failures) {
          const shown = [JSON.stringify(toErrorReport(failure)), String(failure.stack), JSON.stringify(failure)].join()
          for (let at = 0; at + 8 <= key.length; at += 1) expect(shown).not.toContain(key.slice(at, at + 8))
          expect(shown).not.toContain('Wd3K')
          expect(failure.cause).toBeUndefined()
        }
      },
    )
  })
}

function connect(server: ApiServer): HostedBackendOptions {
  const readKey = async () => ({ keyName: 'TEST_KEY', value: key })
  return { connectionId: 'test', name: 'Test', baseUrl: server.url, readKey }
}
